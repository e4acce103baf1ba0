import { credentialSetName, secretId, upstreamHost } from '../azure/upstreams';
import { show, type Fault } from '../errors';
import type { Stated } from '../reading/notes';
import { plain } from '../text';
import { referredAttribute } from './checks/attribute';
import { fault } from './checks/fault';
import { malformedIds, nameFaults, repeatedIds, repeatedNames } from './checks/ids';
import { resourceIdFaults } from './checks/resource-id';
import type { Rules } from './rule';

export const refused = {
  credentialSetIdsAreValid: ({ credentialSets }) => malformedIds(credentialSets, 'Hub'),

  credentialSetIdsAreDistinct: ({ credentialSets }) => repeatedIds(credentialSets, 'credential set'),

  credentialSetNamesAreValid: ({ credentialSets }) =>
    nameFaults(credentialSets, credentialSetName, 'letters, digits and "-", such as "docker-hub"'),

  credentialSetNamesAreDistinct: ({ credentialSets }) => repeatedNames(credentialSets),

  credentialLoginServersAreHosts: ({ credentialSets }) =>
    credentialSets.flatMap(({ options: { loginServer } }): Fault[] => {
      const server = plain(loginServer.value);
      if (server === undefined || upstreamHost.test(server)) return [];
      const host = server.replace(/^[a-z]+:\/\//, '').replace(/[:/].*$/, '');
      return upstreamHost.test(host)
        ? [fault(loginServer, 'is more than a host', `did you mean ${show(host)}?`)]
        : [fault(loginServer, 'is not a host', 'use the host of the upstream, such as "docker.io"')];
    }),

  /** azurerm 5 refuses other ids, and azurerm 4 accepts some that Azure does not. */
  credentialSecretsAreVersionless: ({ credentialSets }) =>
    credentialSets.flatMap(({ options }) => [options.usernameSecretId, options.passwordSecretId].flatMap(secretFaults)),

  credentialVaultIdsAreValid: ({ credentialSets }) =>
    credentialSets.flatMap(({ options: { keyVaultId } }) => resourceIdFaults(keyVaultId, 'keyVault')),
} satisfies Rules;

export const warned = {
  credentialSecretsAreInTheVault: ({ credentialSets }) =>
    credentialSets.flatMap(({ options: { keyVaultId, usernameSecretId, passwordSecretId } }) => {
      const vault = keyVaultId && plain(keyVaultId.value)?.split('/').pop()?.toLowerCase();
      return [usernameSecretId, passwordSecretId].flatMap((secret): Fault[] => {
        const host = plain(secret.value)?.toLowerCase();
        if (vault === undefined || host === undefined || !secretId.test(host)) return [];
        return host.startsWith(`https://${vault}.`)
          ? []
          : [
              fault(
                { path: secret.path, value: secret.value },
                `is not in the vault of keyVaultId, ${show(vault)}, so the set cannot read it`,
                'pass the vault that holds both secrets, or leave keyVaultId out and assign the roles to principalId',
              ),
            ];
      });
    }),
} satisfies Rules;

const vaultObject = /^azurerm_key_vault_(secret|key|certificate)$/;

function secretFaults(secret: Stated<string>): Fault[] {
  const todo = 'pass secret.versionlessId, of the form https://<vault>.vault.azure.net/secrets/<name>';
  const text = plain(secret.value);
  if (text === undefined) {
    const { type = '', attribute = '' } = referredAttribute(secret.value) ?? {};
    const kind = vaultObject.exec(type)?.[1];
    if (kind === undefined) return [];
    const isWrong = kind === 'secret' ? attribute !== 'versionless_id' : ['id', 'versionless_id'].includes(attribute);
    return isWrong ? [{ option: secret.path, what: `is the ${attribute} of a ${kind}`, todo }] : [];
  }
  if (secretId.test(text)) return [];
  // What is not an address may be the secret itself.
  const shown = { ...secret, isSecret: !text.startsWith('https://') };
  const versionless = text.replace(/\/[^/]*$/, '');
  return secretId.test(versionless)
    ? [fault(shown, 'has a version, which azurerm refuses', `pass secret.versionlessId, ${show(versionless)}`)]
    : [fault(shown, 'is not the id of a secret', todo)];
}
