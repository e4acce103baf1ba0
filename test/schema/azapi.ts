/**
 * What the library has azapi write. The provider's own schema takes any body, and checks it against Azure's at plan: these are
 * the bodies that were applied with azapi 2.12.0, as strict as that, so that nothing else is written.
 */
import type { Attribute, Body, Type } from './schema';

interface Property {
  readonly type: Type;
  /** Whether Azure can only get what it takes, whatever Terraform fills in. */
  readonly isCertain: (value: unknown) => boolean;
  readonly expected: string;
}

/** From a text, Azure would keep a text, and azurerm could not read the registry any more. */
const flag: Property = {
  type: 'bool',
  isCertain: (value) => typeof value === 'boolean' || /^\$\{\(*(coalesce\(tobool\(|!contains\()/.test(String(value)),
  expected: 'a boolean, whatever Terraform fills in',
};

function choice(...choices: [string, string]): Property {
  const [on, off] = choices.map((text) => JSON.stringify(text));
  return {
    type: 'string',
    isCertain: (value) => choices.includes(String(value)) || String(value).endsWith(` ? ${on} : ${off}}`),
    expected: `${on} or ${off}`,
  };
}

interface Update {
  /** The attributes that name what is updated. */
  readonly target: readonly string[];
  readonly properties: { readonly [name: string]: Property };
}

const updates: { readonly [type: string]: Update | undefined } = {
  'Microsoft.ContainerRegistry/registries/replications@2025-11-01': {
    target: ['parent_id', 'name'],
    properties: { regionEndpointEnabled: flag },
  },
  'Microsoft.ContainerRegistry/registries@2026-01-01-preview': {
    target: ['resource_id'],
    properties: {
      regionalEndpoints: choice('Enabled', 'Disabled'),
      endpointProtocol: choice('IPv4AndIPv6', 'IPv4'),
    },
  },
};

interface Written {
  readonly type?: unknown;
  readonly body?: { readonly properties?: { readonly [name: string]: unknown } };
}

/** The schema of an `azapi_update_resource`, by what it updates; of a type that is not written, none. */
export function bodyOfUpdate({ type, body }: Written): Body | undefined {
  const update = updates[String(type)];
  if (update === undefined) return undefined;
  const written = Object.keys(body?.properties ?? {});
  const properties = Object.entries(update.properties).filter(([name]) => written.includes(name));
  const types = Object.fromEntries(properties.map(([name, property]) => [name, property.type]));
  const text: Attribute = ['R', 'string'];
  return {
    type: text,
    ...Object.fromEntries(update.target.map((name) => [name, text])),
    body: ['R', ['object', { properties: ['object', types] }]],
  };
}

/** What is wrong with the properties of an update, each as path and fault. */
export function faultsOfProperties({ type, body }: Written): [path: string, fault: string][] {
  const { properties = {} } = updates[String(type)] ?? {};
  return Object.entries(body?.properties ?? {}).flatMap(([name, value]): [string, string][] => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return property === undefined || property.isCertain(value)
      ? []
      : [[`body.properties.${name}`, `must be ${property.expected}, got ${JSON.stringify(value)}`]];
  });
}
