/** What of a stack stands in the JSON of a plan, as scanners read it: values that are late-bound are not there. */

interface Stack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const metaArguments = ['//', 'depends_on', 'lifecycle', 'provider'];

export function planOf({ resource = {} }: Stack): object {
  const resources = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, attributes]) => ({
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      provider_name: 'registry.terraform.io/hashicorp/azurerm',
      values: JSON.parse(JSON.stringify(attributes, knownValue)) as object,
    })),
  );
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources } },
    resource_changes: resources.map(({ values, ...named }) => ({
      ...named,
      change: { actions: ['create'], before: null, after: values, after_unknown: {} },
    })),
  };
}

function knownValue(key: string, value: unknown): unknown {
  const isUnknown = typeof value === 'string' && value.includes('${');
  return metaArguments.includes(key) || isUnknown ? undefined : value;
}
