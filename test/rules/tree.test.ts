/** Rules on what is seen in the construct tree only: through the public surface, as users meet them. */
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformOutput, TerraformStack, TerraformVariable, Token } from 'cdktf';
import {
  CacheCredentials,
  GeoReplicatedRegistry,
  PrivateDns,
  Rotation,
  SharedScopeMap,
  TokenPermission,
} from 'cdktf-georeplicated-registry';
import { InvalidConstructError } from '../../lib/errors';
import { aliasIn, newApp, stackIn } from '../app/apps';
import { lateBound } from '../models';
import { newRegistry } from '../stacks';

/** The lines of the error that something throws; none if it throws none. */
function faultsOf(make: () => unknown): string[] {
  try {
    make();
    return [];
  } catch (error) {
    if (error instanceof InvalidConstructError) return error.faults.map(({ message }) => message);
    throw error;
  }
}

/** A registry in one stack, and another stack. */
function stacks() {
  const app = newApp();
  const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
  return { app, images, shop, registry: newRegistry({}, images) };
}

const principal = '11111111-1111-1111-1111-111111111111';
const subnetId = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/x';
const dns = PrivateDns.external();
const permissions = [TokenPermission.pull('products/*')];
const hub = {
  loginServer: 'docker.io',
  usernameSecretId: 'https://contoso.vault.azure.net/secrets/user',
  passwordSecretId: lateBound('password'),
};
const library = { source: 'docker.io/library/*', target: 'hub/*' };
const lateBounds = [lateBound(), '${var.late}', 'x-${var.late}'];

describe('stacksAreOfThisEngine', () => {
  /** A stack as the other engine compiles it. */
  const compiled: typeof TerraformStack = Object.assign(class extends TerraformStack {}, {
    [Symbol.for('jsii.rtti')]: { fqn: 'cdktn.TerraformStack', version: '0.24.0' },
  });
  class Foreign extends compiled {}

  test('accepts a stack of this engine, and what is made in another such stack', () => {
    const { registry, shop } = stacks();
    expect(faultsOf(() => registry.grantPull('Shop', principal, { scope: shop }))).toEqual([]);
  });

  test('fails for a registry, and for what is made for one', () => {
    const { app, registry } = stacks();
    const scope = new Foreign(app, 'foreign');
    const what =
      'is in a stack of cdktn, but this package creates constructs of cdktf: install and import cdktn-georeplicated-registry [stacksAreOfThisEngine]';
    expect(faultsOf(() => newRegistry({}, scope))).toEqual([`scope ${what}`]);
    expect(faultsOf(() => registry.grantPull('Shop', principal, { scope }))).toEqual([
      `grantPull("Shop").scope ${what}`,
    ]);
    expect(scope.node.children).toEqual([]);
  });
});

describe('scopesAreInStacks', () => {
  test('accepts a stack, and a construct in one', () => {
    const { registry, shop } = stacks();
    expect(faultsOf(() => registry.grantPull('A', principal, { scope: shop }))).toEqual([]);
    const group = new ResourceGroup(shop, 'Group', { name: 'shop', location: 'westus2' });
    expect(faultsOf(() => registry.addPrivateEndpoint({ subnetId, dns, scope: group }))).toEqual([]);
  });

  test('fails for an app', () => {
    const { app, registry } = stacks();
    const before = app.node.findAll().length;
    const what = 'is not in a stack: pass a stack, or a construct in one [scopesAreInStacks]';
    expect(faultsOf(() => registry.grantPull('A', principal, { scope: app }))).toEqual([
      `grantPull("A").scope ${what}`,
    ]);
    expect(faultsOf(() => registry.addCacheRule('A', { source: 'quay.io/a', scope: app }))).toEqual([
      `addCacheRule("A").scope ${what}`,
    ]);
    expect(faultsOf(() => registry.addToken('A1234', { permissions, scope: app }))).toEqual([
      `addToken("A1234").scope ${what}`,
    ]);
    const newZone = PrivateDns.newZone(subnetId.replace('/subnets/x', ''));
    expect(faultsOf(() => registry.addPrivateEndpoint({ subnetId, dns: newZone, scope: app }))).toEqual([
      `addPrivateEndpoint[0].scope ${what}`,
    ]);
    expect(app.node.findAll()).toHaveLength(before);
  });
});

describe('idsAreFree', () => {
  test('accepts another id, and the same one in another stack', () => {
    const { images, shop, registry } = stacks();
    registry.grantPull('Shop', principal, { scope: shop });
    const other = newRegistry({ registryName: 'fabrikam' }, images, 'Other');
    expect(faultsOf(() => other.grantPull('Shop', principal, { scope: shop }))).toEqual([]);
    expect(faultsOf(() => registry.grantPush('Web', principal, { scope: shop }))).toEqual([]);
  });

  test('fails for what something else in the scope has', () => {
    const { app, shop, registry } = stacks();
    for (const id of ['Grant-Shop', 'PrivateEndpoint-of-home', 'PurgeTask-Old', 'Token-Store42']) {
      new TerraformVariable(shop, `Registry-${id}`, {});
    }
    const before = app.node.findAll().length;
    const taken = (id: string, todo: string) =>
      `would be "Registry-${id}" in 'shop', where one exists already: ${todo} [idsAreFree]`;
    expect(faultsOf(() => registry.grantPull('Shop', principal, { scope: shop }))).toEqual([
      `grantPull("Shop") ${taken('Grant-Shop', 'give it another id')}`,
    ]);
    expect(faultsOf(() => registry.addPrivateEndpoint({ subnetId, dns, scope: shop }))).toEqual([
      `addPrivateEndpoint[0] ${taken('PrivateEndpoint-of-home', 'set another name')}`,
    ]);
    expect(faultsOf(() => registry.addToken('Store42', { permissions, scope: shop }))).toEqual([
      `addToken("Store42") ${taken('Token-Store42', 'give it another id')}`,
    ]);
    expect(app.node.findAll()).toHaveLength(before);
  });

  test.each(lateBounds)('does not depend on what is late-bound, %s', (late) => {
    const { images, shop, registry } = stacks();
    registry.addPrivateEndpoint({ subnetId: late, dns, scope: shop });
    const other = newRegistry({ registryName: late }, images, 'Other');
    expect(faultsOf(() => other.grantPull('Shop', late, { scope: shop }))).toEqual([]);
    expect(faultsOf(() => other.addPrivateEndpoint({ subnetId: late, dns, scope: shop, region: 'eastus' }))).toEqual(
      [],
    );
  });
});

describe('dependenciesAreOfTheStack', () => {
  const group = (stack: TerraformStack) => new ResourceGroup(stack, 'First', { name: 'first', location: 'westus2' });

  test('accepts what is of the stack, and fails for what is of another one', () => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    expect(faultsOf(() => newRegistry({ dependsOn: [group(images), group(shop)] }, images))).toEqual([
      'dependsOn[1] is in another stack: make one stack depend on the other, with stack.addDependency [dependenciesAreOfTheStack]',
    ]);
    expect(images.node.tryFindChild('Registry')).toBeUndefined();
    expect(faultsOf(() => newRegistry({ dependsOn: [images.node.findChild('First')] as never }, images))).toEqual([]);
  });
});

describe('credentialSetsAreInReach', () => {
  test('accepts a rule in the stack of the set, in either stack', () => {
    const { shop, registry } = stacks();
    const [there, here] = [
      registry.addCredentialSet('There', { ...hub, scope: shop }),
      registry.addCredentialSet('Here', hub),
    ];
    expect(faultsOf(() => registry.addCacheRule('A', { ...library, credentialSet: there, scope: shop }))).toEqual([]);
    expect(faultsOf(() => registry.addCacheRule('B', { source: 'docker.io/b', credentialSet: here }))).toEqual([]);
  });

  test('fails for a rule here with a set there, also by its id', () => {
    const { shop, registry } = stacks();
    const set = registry.addCredentialSet('Hub', { ...hub, scope: shop });
    for (const credentialSet of [set, CacheCredentials.declared('Hub')]) {
      expect(faultsOf(() => registry.addCacheRule('A', { ...library, credentialSet }))).toEqual([
        `addCacheRule("A").credentialSet is created in 'shop', which depends on the stack of this rule: create the rule there as well, or the credential set here, with scope [credentialSetsAreInReach]`,
      ]);
    }
  });

  test.each(lateBounds)('keeps silent on a set by its late-bound id, %s', (late) => {
    const { shop, registry } = stacks();
    registry.addCredentialSet('Hub', { ...hub, scope: shop });
    const credentialSet = CacheCredentials.existing(late);
    expect(faultsOf(() => registry.addCacheRule('A', { ...library, credentialSet }))).toEqual([]);
  });
});

describe('scopeMapsAreInReach', () => {
  test('accepts a token in the stack of the scope map, in either stack', () => {
    const { shop, registry } = stacks();
    const [there, here] = [
      registry.addScopeMap('There', { permissions, scope: shop }),
      registry.addScopeMap('Stores', { permissions }),
    ];
    expect(faultsOf(() => registry.addToken('Store42', { scopeMap: there, scope: shop }))).toEqual([]);
    expect(faultsOf(() => registry.addToken('Store43', { scopeMap: here }))).toEqual([]);
  });

  test('fails for a token here with a scope map there, also by its id', () => {
    const { shop, registry } = stacks();
    const made = registry.addScopeMap('Stores', { permissions, scope: shop });
    for (const scopeMap of [made, SharedScopeMap.declared('Stores')]) {
      expect(faultsOf(() => registry.addToken('Store42', { scopeMap }))).toEqual([
        `addToken("Store42").scopeMap is created in 'shop', which depends on the stack of this token: create the token there as well, or the scope map here, with scope [scopeMapsAreInReach]`,
      ]);
    }
  });

  test.each(lateBounds)('keeps silent on a scope map by its late-bound id, %s', (late) => {
    const { shop, registry } = stacks();
    registry.addScopeMap('Stores', { permissions, scope: shop });
    expect(faultsOf(() => registry.addToken('Store42', { scopeMap: SharedScopeMap.existing(late) }))).toEqual([]);
  });
});

describe('tokenVariablesAreFree', () => {
  const pair = { permissions, variable: 'stores_token' };
  const fault = (owner: string) =>
    `tokenPairs.Stores.variable is also the name of ${owner}, got "stores_token": use another name; each pair declares a variable of its own [tokenVariablesAreFree]`;

  test('accepts a name of its own, and the same one in another stack', () => {
    const { images, shop } = stacks();
    const tokenPairs = { Stores: pair, Others: { ...pair, scope: shop } };
    const props = { registryName: 'fabrikam', tokenPairs, rotation: Rotation.variable('out') };
    expect(faultsOf(() => newRegistry(props, images, 'Other'))).toEqual([]);
  });

  test('fails for the name of something else, of the rotation and of another pair', () => {
    const { images } = stacks();
    const make = (props: Parameters<typeof newRegistry>[0]) => () =>
      newRegistry({ registryName: 'fabrikam', tokenPairs: { Stores: pair }, ...props }, images, 'Other');
    expect(faultsOf(make({ rotation: Rotation.variable('stores_token') }))).toEqual([fault('rotation')]);
    expect(faultsOf(make({ tokenPairs: { Others: pair, Stores: pair } }))).toEqual([
      fault('tokenPairs.Others.variable'),
    ]);
    new TerraformVariable(images, 'stores_token', {});
    expect(faultsOf(make({}))).toEqual([fault('something in the stack')]);
  });

  test.each(lateBounds)('a late-bound name is refused only as that, %s', (variable) => {
    const { images } = stacks();
    const tokenPairs = { Stores: { ...pair, variable }, Others: { ...pair, variable } };
    expect(faultsOf(() => newRegistry({ registryName: 'fabrikam', tokenPairs }, images, 'Other'))).toEqual(
      ['Stores', 'Others'].map(
        (id) =>
          `tokenPairs.${id}.variable is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]`,
      ),
    );
  });
});

describe('providersAreOfTheirStack', () => {
  const fault = (option: string, of: string, place: string) =>
    `${option} is a provider of '${of}', and this is created in '${place}': pass a provider of the stack where it is created [providersAreOfTheirStack]`;

  test('accepts a provider of the stack where something is made', () => {
    const { images, shop, registry } = stacks();
    const [own, other] = [aliasIn(images, 'own'), aliasIn(shop, 'other')];
    expect(faultsOf(() => newRegistry({ registryName: 'fabrikam', provider: own }, images, 'Other'))).toEqual([]);
    expect(faultsOf(() => registry.grantPull('A', principal, { provider: other, scope: shop }))).toEqual([]);
  });

  test('fails for a provider of another stack', () => {
    const { images, shop, registry } = stacks();
    const [own, other] = [aliasIn(images, 'own'), aliasIn(shop, 'other')];
    expect(faultsOf(() => newRegistry({ registryName: 'fabrikam', provider: other }, images, 'Other'))).toEqual([
      fault('provider', 'shop', 'images'),
    ]);
    expect(faultsOf(() => registry.grantPull('A', principal, { provider: own, scope: shop }))).toEqual([
      fault('grantPull("A").provider', 'images', 'shop'),
    ]);
    expect(faultsOf(() => registry.addToken('A1234', { permissions, provider: own, scope: shop }))).toEqual([
      fault('addToken("A1234").provider', 'images', 'shop'),
    ]);
  });
});

describe('addedReplicasAreWritten', () => {
  const added = (change: (registry: GeoReplicatedRegistry) => void) => {
    const { registry } = stacks();
    change(registry);
    return faultsOf(() => registry.addReplica({ region: 'japaneast' }));
  };

  test('accepts replicas that were written by hand, as a list', () => {
    expect(added(() => undefined)).toEqual([]);
    expect(
      added(({ resource }) => {
        resource.putGeoreplications([{ location: 'eastus' }]);
      }),
    ).toEqual([]);
    expect(
      added(({ resource }) => {
        resource.addOverride('georeplications.0.tags', { mine: 'yes' });
      }),
    ).toEqual([]);
  });

  test.each(['${var.replicas}', lateBound()])('fails where they are late-bound, %s', (expression) => {
    const puts: ((registry: GeoReplicatedRegistry) => void)[] = [
      ({ resource }) => {
        resource.putGeoreplications(Token.asAny(expression));
      },
      ({ resource }) => {
        resource.addOverride('georeplications', expression);
      },
    ];
    for (const put of puts) {
      expect(added(put)).toEqual([
        'addReplica[0] cannot be added, because the replicas of resource were replaced by an expression: add the replica to that expression [addedReplicasAreWritten]',
      ]);
    }
  });
});

describe('stacksDependOneWay', () => {
  const prepared = (...all: TerraformStack[]) =>
    faultsOf(() => {
      for (const stack of all) stack.prepareStack();
    });
  const fault = (option: string) =>
    `${option} refers to a stack that depends on this one, so neither could be deployed first: refer to something in this stack or in a third one; what has the option scope can be created in the other stack, { scope: … } [stacksDependOneWay]`;

  test('accepts what is made in the stack that it refers to, and fails for what is not', () => {
    const { images, shop, registry } = stacks();
    const owner = new TerraformVariable(shop, 'owner', {});
    const group = new ResourceGroup(shop, 'Group', { name: 'shop', location: 'westus2' });
    new TerraformOutput(shop, 'used', { value: registry.registryId });
    registry.addPrivateEndpoint({ subnetId: `${group.id}/x`, dns, scope: shop });
    registry.grantPull('Own', owner.stringValue, { scope: shop });
    expect(prepared(images, shop)).toEqual([]);
    registry.grantPull('Shop', new TerraformVariable(shop, 'other', {}).stringValue);
    expect(prepared(images, shop)).toEqual([fault('grantPull("Shop").principalId')]);
  });

  test.each(lateBounds)('keeps silent on what is late-bound and of no other stack, %s', (late) => {
    const { images, shop, registry } = stacks();
    new TerraformOutput(shop, 'used', { value: registry.registryId });
    registry.grantPull('Shop', late);
    expect(prepared(images, shop)).toEqual([]);
  });
});
