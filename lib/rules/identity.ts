import { uuid } from '../azure/resource-ids';
import { show } from '../errors';
import { plain } from '../text';
import { fault } from './checks/fault';
import { resourceIdFaults } from './checks/resource-id';
import type { Rules } from './rule';

/** A key of a vault, with or without a version (azurerm 4.55.0, keyvault/validate/nested_item_id.go). */
const keyId = /^https:\/\/[a-zA-Z0-9.-]+\/keys\/[a-zA-Z0-9-]{1,127}(\/[a-zA-Z0-9]+)?$/;

export const refused = {
  identityIdsAreValid: ({ identities }) =>
    identities.userAssigned.flatMap((identity) => resourceIdFaults(identity, 'userAssignedIdentity')),

  encryptionKeysAreValid: ({ stated: { encryption } }) => {
    const id = encryption && plain(encryption.keyVaultKeyId.value);
    if (encryption === undefined || id === undefined) return [];
    const todo = 'pass key.versionlessId, of the form https://<vault>.vault.azure.net/keys/<name>';
    return keyId.test(id) ? [] : [fault(encryption.keyVaultKeyId, 'is not the id of a key', todo)];
  },

  encryptionClientIdsAreValid: ({ stated: { encryption } }) => {
    const id = encryption && plain(encryption.identityClientId.value);
    return encryption === undefined || id === undefined || uuid.test(id)
      ? []
      : [fault(encryption.identityClientId, 'is not a UUID', 'pass identity.clientId')];
  },
} satisfies Rules;

export const warned = {
  encryptionKeysRotate: ({ stated: { encryption } }) => {
    const versioned =
      encryption && /^(https:\/\/[^/]+\/keys\/[^/]+)\/.+$/.exec(plain(encryption.keyVaultKeyId.value) ?? '');
    if (encryption === undefined || versioned === undefined || versioned === null) return [];
    const what = 'names a version of the key, so the registry does not follow when the key is rotated';
    return [fault(encryption.keyVaultKeyId, what, `pass key.versionlessId, ${show(versioned[1])}`)];
  },
} satisfies Rules;
