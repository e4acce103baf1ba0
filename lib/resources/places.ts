import { TerraformStack, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { RuleFault } from '../errors';
import type { CredentialSetModel, ScopeMapModel } from '../model/contents';
import type { RegistryModel } from '../model/model';
import type { Stated } from '../reading/notes';
import { known } from '../text';
import { engineFaults } from './engine';
import { subscriptionFaults } from './subscriptions';
import { idIn, isInAStack, isInSameStack } from './terraform';

/** A construct that an option or a call would create. */
interface Planned {
  readonly path: string;
  readonly scope?: Stated<Construct>;
  readonly provider?: Stated<TerraformProvider>;
  readonly id: string;
  /** How to change its id. */
  readonly todo: string;
}

/**
 * What cannot be created where the options say. Validated before anything is created, so that a refused call leaves
 * nothing in the tree.
 *
 * @param before the model before a call
 */
export function placeFaults(registry: Construct, model: RegistryModel, before?: RegistryModel): readonly RuleFault[] {
  const { provider: ofAll, azapiProvider } = model.stated;
  const providers = before === undefined ? [ofAll, azapiProvider] : [];
  const own = providers.flatMap((provider) => (provider === undefined ? [] : strangerFaults(provider, registry)));
  const faults = planned(model, before).flatMap(({ path, scope, provider, id, todo }): RuleFault[] => {
    const place = scope?.value ?? registry;
    if (scope !== undefined && !isInAStack(place)) {
      return [
        {
          option: scope.path,
          what: 'is not in a stack',
          todo: 'pass a stack, or a construct in one',
          rule: 'scopesAreInStacks',
        },
      ];
    }
    const foreign = scope === undefined ? [] : engineFaults(scope.path, place);
    if (foreign.length > 0) return foreign;
    const whole = idIn(registry, place, id);
    if (provider !== undefined && !isInSameStack(provider.value, place)) return strangerFaults(provider, place);
    return place.node.tryFindChild(whole) === undefined
      ? []
      : [
          {
            option: path,
            what: `would be "${whole}" in '${place.node.path}', where one exists already`,
            todo,
            rule: 'idsAreFree',
          },
        ];
  });
  return [
    ...own,
    ...(before === undefined ? dependencyFaults(registry, model) : []),
    // What consists of several resources has one scope and provider, each reported once.
    ...faults.filter(
      ({ option, what }, i) => i === faults.findIndex((each) => each.option === option && each.what === what),
    ),
    ...credentialFaults(registry, model),
    ...scopeMapFaults(registry, model),
    ...variableFaults(registry, model),
    ...subscriptionFaults(registry, model),
  ];
}

/** `depends_on` can only refer to resources of the same stack; stacks depend on each other as a whole. */
function dependencyFaults(registry: Construct, { stated: { dependsOn } }: RegistryModel): RuleFault[] {
  return (dependsOn?.value ?? [])
    .filter(({ value }) => Construct.isConstruct(value) && !isInSameStack(value, registry))
    .map(({ path }) => ({
      option: path,
      what: 'is in another stack',
      todo: 'make one stack depend on the other, with stack.addDependency',
      rule: 'dependenciesAreOfTheStack',
    }));
}

/**
 * A credential set in another stack refers to the registry, so nothing in the registry's stack can refer to the set.
 */
function credentialFaults(registry: Construct, { credentialSets, changedCacheRules }: RegistryModel): RuleFault[] {
  const isAway = ({ options: { scope } }: CredentialSetModel) =>
    scope !== undefined && isInAStack(scope.value) && !isInSameStack(scope.value, registry);
  const away = credentialSets.filter(isAway);
  if (away.length === 0) return [];
  return changedCacheRules.flatMap(({ credentials, options }) => {
    const { declared, stated } = credentials ?? {};
    const made = stated?.made?.resource.node.scope;
    const set = away.find((each) => each === declared || each.options.scope?.value === made);
    const place = options.scope?.value ?? registry;
    if (set === undefined || stated === undefined || !isInAStack(place) || !isInSameStack(place, registry)) return [];
    return [
      {
        option: stated.path,
        what: `is created in '${TerraformStack.of(set.options.scope?.value ?? registry).node.path}', which depends on the stack of this rule`,
        todo: 'create the rule there as well, or the credential set here, with scope',
        rule: 'credentialSetsAreInReach',
      },
    ];
  });
}

/** The same for a scope map in another stack. */
function scopeMapFaults(registry: Construct, { scopeMaps, changedTokens }: RegistryModel): RuleFault[] {
  const isAway = ({ options: { scope } }: Pick<ScopeMapModel, 'options'>) =>
    scope !== undefined && isInAStack(scope.value) && !isInSameStack(scope.value, registry);
  if (!scopeMaps.some(isAway)) return [];
  return changedTokens.flatMap(({ scopeMap: { shared }, options }): RuleFault[] => {
    const made = shared?.declared?.options.scope?.value ?? shared?.stated.made?.resource;
    const place = options.scope?.value ?? registry;
    if (shared === undefined || made === undefined || !isInAStack(place) || !isInSameStack(place, registry)) return [];
    if (!isInAStack(made) || isInSameStack(made, registry)) return [];
    return [
      {
        option: shared.stated.path,
        what: `is created in '${TerraformStack.of(made).node.path}', which depends on the stack of this token`,
        todo: 'create the token there as well, or the scope map here, with scope',
        rule: 'scopeMapsAreInReach',
      },
    ];
  });
}

/** The name of a variable must be unique in its stack. */
function variableFaults(registry: Construct, { changedTokens, stated: { rotation } }: RegistryModel): RuleFault[] {
  const { path } = TerraformStack.of(registry).node;
  const taken = new Map(rotation === undefined ? [] : [[`${path} ${rotation.value}`, rotation.path]]);
  return changedTokens.flatMap(({ current, options: { scope } }): RuleFault[] => {
    const place = scope?.value ?? registry;
    const variable = current?.variable;
    if (variable === undefined || !known(variable.value) || !isInAStack(place)) return [];
    const stack = TerraformStack.of(place);
    const key = `${stack.node.path} ${variable.value}`;
    const owner =
      taken.get(key) ?? (stack.node.tryFindChild(variable.value) === undefined ? undefined : 'something in the stack');
    taken.set(key, variable.path);
    if (owner === undefined) return [];
    const todo = 'use another name; each pair declares a variable of its own';
    const what = `is also the name of ${owner}`;
    return [{ option: variable.path, what, got: variable.value, todo, rule: 'tokenVariablesAreFree' }];
  });
}

/** Terraform looks for the provider of a resource in the stack of the resource. */
function strangerFaults({ path, value }: Stated<TerraformProvider>, place: Construct): RuleFault[] {
  return isInSameStack(value, place)
    ? []
    : [
        {
          option: path,
          what: `is a provider of '${TerraformStack.of(value).node.path}', and this is created in '${TerraformStack.of(place).node.path}'`,
          todo: 'pass a provider of the stack where it is created',
          rule: 'providersAreOfTheirStack',
        },
      ];
}

interface Identified extends Omit<Planned, 'id' | 'todo'> {
  readonly id: Stated<string>;
}

/** The parts that are created under ids of the user's choice, with the prefix of their construct ids. */
const identified: readonly {
  readonly prefix: string;
  readonly itemsOf: (model: RegistryModel) => readonly Identified[];
}[] = [
  { prefix: 'CredentialSet', itemsOf: ({ credentialSets }) => credentialSets.map(({ options }) => options) },
  { prefix: 'CacheRule', itemsOf: ({ cacheRules }) => cacheRules.map(({ options }) => options) },
  { prefix: 'PurgeTask', itemsOf: ({ purgeTasks }) => purgeTasks.map(({ options }) => options) },
  { prefix: 'Grant', itemsOf: ({ grants }) => grants },
];

/** The constructs of tokens and scope maps. */
function plannedOfTokens({ changedScopeMaps, changedTokens }: RegistryModel): readonly Planned[] {
  const todo = 'give it another id';
  return [
    ...changedScopeMaps.map(({ options, constructId }) => ({ ...options, id: constructId, todo })),
    ...changedTokens.flatMap((token) => {
      const { members, scopeMap, current } = token;
      const ids = [
        ...[...members, scopeMap.own].map((made) => made?.constructId),
        current?.nameId,
        current?.passwordId,
      ];
      return ids.filter((id) => id !== undefined).map((id) => ({ ...token.options, id, todo }));
    }),
  ];
}

function planned(model: RegistryModel, before?: RegistryModel): readonly Planned[] {
  const { endpoints, dnsZones } = model;
  // Of two that have one id, another rule reports.
  const earlier = new Set(before?.endpoints.map(({ id }) => id));
  const earlierZones = new Set(before?.dnsZones.map(({ id }) => id));
  const zones = dnsZones.filter(
    ({ id, network }) => !earlierZones.has(id) && !before?.dnsZones.some((zone) => zone.network.key === network.key),
  );
  return [
    ...zones.map(({ id, endpoints: [{ path, options }] }) => ({
      path: options.dns?.path ?? path,
      scope: options.scope,
      provider: options.dns?.newZone?.provider,
      id,
      todo: 'set the id of the DNS zone in Terraform, PrivateDns.newZone(network.id, { id: "hub" })',
    })),
    ...endpoints
      .slice(before?.endpoints.length ?? 0)
      .flatMap(({ path, options, id }) =>
        id === undefined || earlier.has(id)
          ? []
          : [{ path, scope: options.scope, provider: options.provider, id, todo: 'set another name' }],
      ),
    ...plannedOfTokens(model),
    ...identified.flatMap(({ prefix, itemsOf }) =>
      itemsOf(model)
        .slice(before === undefined ? 0 : itemsOf(before).length)
        .map(({ path, scope, provider, id }) => ({
          path,
          scope,
          provider,
          id: `${prefix}-${id.value}`,
          todo: 'give it another id',
        })),
    ),
  ];
}
