import type { Options } from './code';
import { stays, type Fields } from './fields';
import type { LeftOut } from './left-out';
import { identityId } from './resource-ids';

/** The identities of a registry, and the key that encrypts it, which one of them reads. */
export function readIdentities(registry: Fields, leftOut: LeftOut): Options {
  const identity = registry.object('identity');
  const given = identity.object('userAssignedIdentities');
  const users = given.keys().map((id) => ({ id: identityId(id), clientId: given.object(id).optionalText('clientId') }));
  const encryption = registry.object('encryption');
  const key = encryption.object('keyVaultProperties');
  const keyVaultKeyId = key.optionalText('keyIdentifier');
  const clientId = key.optionalText('identity');
  const ofKey = users.find((user) => user.clientId !== undefined && user.clientId === clientId);
  const isEncrypted = encryption.isEnabled('status') === true && keyVaultKeyId !== undefined;
  if (isEncrypted && ofKey === undefined) {
    encryption.note(`the encryption key, because its identity is not among those of the registry: ${stays}`);
  }
  const isOfKey = isEncrypted && ofKey !== undefined && !leftOut.has('encryption');
  const others = users.filter((user) => !(isOfKey && user === ofKey)).map(({ id }) => id);
  const isSystem = identity.optionalText('type')?.toLowerCase().includes('systemassigned') === true;
  return {
    identities:
      isSystem || others.length > 0
        ? { systemAssigned: isSystem ? true : undefined, userAssignedIds: others.length > 0 ? others : undefined }
        : undefined,
    encryption: isOfKey ? { keyVaultKeyId, identityId: ofKey.id, identityClientId: ofKey.clientId } : undefined,
  };
}
