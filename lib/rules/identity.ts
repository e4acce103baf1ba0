import { uuid } from '../azure/resource-ids';
import { show } from '../errors';
import { known } from '../model/known';
import { resourceIdFaults } from './resource-ids';
import type { Rule } from './rule';

/** A key of a vault, with or without a version (azurerm 4.55.0, keyvault/validate/nested_item_id.go). */
const keyId = /^https:\/\/[a-zA-Z0-9.-]+\/keys\/[a-zA-Z0-9-]{1,127}(\/[a-zA-Z0-9]+)?$/;

export const identityIdsAreValid: Rule = ({ identities }) =>
  identities.userAssigned.flatMap(({ option, id }) =>
    resourceIdFaults(option, id, 'userAssignedIdentity', {
      name: 'a user-assigned identity',
      attribute: 'identity.id',
    }),
  );

export const encryptionKeysAreValid: Rule = ({ encryption }) => {
  if (encryption === undefined || !known(encryption.keyVaultKeyId)) return [];
  const { keyVaultKeyId: got } = encryption;
  const fault = (what: string, todo: string) => [{ what: `encryption.keyVaultKeyId ${what}`, got, todo }];
  if (/^https:\/\/[^/]*\.managedhsm\./i.test(got)) {
    return fault('is of a managed HSM, which azurerm 4.55 refuses', 'use a key of a key vault');
  }
  return keyId.test(got)
    ? []
    : fault(
        'is not the id of a key',
        'pass key.versionlessId, of the form https://<vault>.vault.azure.net/keys/<name>',
      );
};

export const encryptionClientIdsAreValid: Rule = ({ encryption }) =>
  encryption === undefined || !known(encryption.identityClientId) || uuid.test(encryption.identityClientId)
    ? []
    : [
        {
          what: 'encryption.identityClientId is not a UUID',
          got: encryption.identityClientId,
          todo: 'pass identity.clientId',
        },
      ];

export const encryptionKeysRotate: Rule = ({ encryption }) => {
  if (encryption === undefined || !known(encryption.keyVaultKeyId)) return [];
  const versioned = /^(https:\/\/[^/]+\/keys\/[^/]+)\/.+$/.exec(encryption.keyVaultKeyId);
  return versioned === null
    ? []
    : [
        {
          what: 'encryption.keyVaultKeyId names a version of the key, the registry will not follow when the key is rotated',
          got: encryption.keyVaultKeyId,
          todo: `pass key.versionlessId, ${show(versioned[1])}`,
        },
      ];
};
