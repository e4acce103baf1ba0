import {
  DeployerRoleDefinition,
  GeoReplicatedRegistry,
  RegistryRole,
  WebhookAction,
} from 'cdktf-georeplicated-registry';
import { newRegistry, newStack } from './stacks';

const here = __filename;
const attributes = { registryName: 'contoso', resourceGroupName: 'images' };
const nowhere = 'westeurop';

/** A class of the user's: its frames stay. */
class Images extends GeoReplicatedRegistry {
  public addOne(): void {
    this.addReplica({ region: nowhere });
  }
}

test.each<[string, () => unknown]>([
  ['new', () => newRegistry({ homeRegion: nowhere })],
  ['new of a class of the user', () => new Images(newStack(), 'Images', { ...attributes, homeRegion: nowhere })],
  [
    'a method of the user',
    () => {
      new Images(newStack(), 'Images', { ...attributes, homeRegion: 'westus2' }).addOne();
    },
  ],
  ['addReplica', () => newRegistry().addReplica({ region: nowhere })],
  ['addWebhook', () => newRegistry().addWebhook({ name: '', serviceUri: '', actions: [WebhookAction.PUSH] })],
  ['addPrivateEndpoint', () => newRegistry().addPrivateEndpoint({ subnetId: 'x' } as never)],
  ['grant', () => newRegistry().grant('', '', RegistryRole.builtIn('x'))],
  ['grantPull', () => newRegistry().grantPull('', '')],
  ['grantPush', () => newRegistry().grantPush('', '')],
  ['grantDelete', () => newRegistry().grantDelete('', '')],
  ['replica', () => newRegistry().replica(nowhere)],
  ['dataEndpoint', () => newRegistry().dataEndpoint(nowhere)],
  ['imageUri', () => newRegistry().imageUri('Web', '1')],
  ['addCredentialSet', () => newRegistry().addCredentialSet('', {} as never)],
  ['credentialSet', () => newRegistry().credentialSet('Hub')],
  ['addCacheRule', () => newRegistry().addCacheRule('', { source: 'web' })],
  ['cacheRule', () => newRegistry().cacheRule('Web')],
  ['cachedImageUri', () => newRegistry().cachedImageUri('quay.io/web', '1')],
  [
    'fromRegistryName',
    () => GeoReplicatedRegistry.fromRegistryName(newStack(), 'R', { ...attributes, homeRegion: nowhere }),
  ],
  [
    'grantPull of one that exists',
    () => GeoReplicatedRegistry.fromRegistryName(newStack(), 'R', attributes).grantPull('', ''),
  ],
  [
    'new DeployerRoleDefinition',
    () => new DeployerRoleDefinition(newStack(), 'R', { roleName: '', registries: [], resourceGroupIds: [] }),
  ],
  [
    'assignTo',
    () =>
      new DeployerRoleDefinition(newStack(), 'R', {
        roleName: 'deployer',
        registries: [newRegistry()],
        resourceGroupIds: ['/subscriptions/s/resourceGroups/images'],
      }).assignTo('', ''),
  ],
])('the stack trace of what %s throws begins where the user called', (_, call) => {
  const error = thrownBy(call);
  expect(error.name).toBe('InvalidConstructError');
  const [first] = (error.stack ?? '').slice(error.stack?.indexOf('\n    at ')).trim().split('\n');
  // newRegistry stands in a file of the tests, too.
  expect([here, here.replace('trace.test', 'stacks')].some((file) => first.includes(file))).toBe(true);
});

function thrownBy(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
