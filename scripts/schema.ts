/**
 * Makes an excerpt of azurerm's schema for the tests from what Terraform prints of one version:
 *
 *     terraform providers schema -json > schema.json && npm run refresh -- schema schema.json 5.2.0
 *
 * It covers the types of the latest excerpt. test/schema/README.md describes the form.
 */
import type { Attribute, Body, NestedBlock, Schema, Type } from '../test/schema/schema';

/** What `terraform providers schema -json` prints, as far as it is read. */
export interface ProviderSchemas {
  readonly provider_schemas: Readonly<Record<string, ProviderSchema>>;
}

interface ProviderSchema {
  readonly resource_schemas: Readonly<Record<string, { readonly block: PrintedBlock } | undefined>>;
  readonly data_source_schemas: Readonly<Record<string, { readonly block: PrintedBlock } | undefined>>;
}

interface PrintedBlock {
  readonly attributes?: Readonly<Record<string, PrintedAttribute>>;
  readonly block_types?: Readonly<Record<string, PrintedNestedBlock>>;
}

interface PrintedAttribute {
  readonly type: Type;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

interface PrintedNestedBlock {
  readonly nesting_mode: NestedBlock['block'];
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: PrintedBlock;
}

/** Whether something is what Terraform prints of a stack that requires azurerm. */
export function areSchemas(printed: unknown): printed is ProviderSchemas {
  const { provider_schemas: schemas } = (printed ?? {}) as Partial<ProviderSchemas>;
  return schemas !== undefined && azurermIn({ provider_schemas: schemas }) !== undefined;
}

function azurermIn({ provider_schemas: schemas }: ProviderSchemas): ProviderSchema | undefined {
  return Object.entries(schemas).find(([source]) => /(^|\/)azurerm$/.test(source))?.[1];
}

/** The text of an excerpt with the types of another one, and what somebody must look at. */
export function schemaExcerpt(
  printed: ProviderSchemas,
  version: string,
  { resources, data }: Schema,
): { readonly text: string; readonly remarks: readonly string[] } {
  const azurerm = azurermIn(printed);
  const remarks: string[] = [];
  const section = (types: Schema['data'], schemas: ProviderSchema['data_source_schemas'] = {}, what: string) =>
    Object.keys(types)
      .flatMap((type) => {
        const schema = schemas[type];
        if (schema === undefined) remarks.push(`azurerm ${version} has no ${what} ${type}`);
        return schema === undefined ? [] : [`  "${type}": ${JSON.stringify(bodyOf(schema.block))}`];
      })
      .join(',\n');
  const what = `Attributes of azurerm ${version}, as \`terraform providers schema -json\` prints them. An attribute is [flags, type], flags: R required, O optional, C computed, S sensitive, D deprecated; a block is {block, min, max, of}.`;
  const parts = [
    ` "_what": ${JSON.stringify(what)}`,
    ` "resources": {\n${section(resources, azurerm?.resource_schemas, 'resource')}\n }`,
    ` "data": {\n${section(data, azurerm?.data_source_schemas, 'data source')}\n }`,
  ];
  return { text: `{\n${parts.join(',\n')}\n}\n`, remarks };
}

function bodyOf({ attributes = {}, block_types: blocks = {} }: PrintedBlock): Body {
  const written = Object.entries(attributes).map(([name, attribute]) => [name, attributeOf(attribute)] as const);
  const nested = Object.entries(blocks).map(([name, block]) => [name, nestedOf(block)] as const);
  return Object.fromEntries<Attribute | NestedBlock>([...written, ...nested]);
}

function attributeOf({ type, required, optional, computed, sensitive, deprecated }: PrintedAttribute): Attribute {
  const flags = { R: required, O: optional, C: computed, S: sensitive, D: deprecated };
  const set = Object.entries(flags).filter(([, isSet]) => isSet === true);
  return [set.map(([flag]) => flag).join(''), type];
}

function nestedOf({
  nesting_mode: mode,
  min_items: min = 0,
  max_items: max = 0,
  block,
}: PrintedNestedBlock): NestedBlock {
  return { block: mode, min, max, of: bodyOf(block) };
}
