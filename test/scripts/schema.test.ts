import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areSchemas, schemaExcerpt } from '../../scripts/schema';
import { isAttribute, schemaOf, versions, type Body } from '../schema/schema';

/** A block as Terraform prints it. */
function printedBlock(body: Body): object {
  const entries = Object.entries(body);
  const attributes = entries.flatMap(([name, member]) => {
    if (!isAttribute(member)) return [];
    const [flags, type] = member;
    const words = { R: 'required', O: 'optional', C: 'computed', S: 'sensitive', D: 'deprecated' };
    const set = Object.entries(words).filter(([flag]) => flags.includes(flag));
    return [[name, { type, description: 'what it is', ...Object.fromEntries(set.map(([, word]) => [word, true])) }]];
  });
  const blocks = entries.flatMap(([name, member]) =>
    isAttribute(member)
      ? []
      : [
          [
            name,
            {
              nesting_mode: member.block,
              ...(member.min > 0 && { min_items: member.min }),
              ...(member.max > 0 && { max_items: member.max }),
              block: printedBlock(member.of),
            },
          ],
        ],
  );
  return {
    attributes: Object.fromEntries(attributes) as object,
    block_types: Object.fromEntries(blocks) as object,
    description_kind: 'plain',
  };
}

function printedBy(version: (typeof versions)[number]): object {
  const { resources, data } = schemaOf(version);
  const printed = (types: Readonly<Record<string, Body>>) =>
    Object.fromEntries(Object.entries(types).map(([type, body]) => [type, { version: 0, block: printedBlock(body) }]));
  const azurerm = { resource_schemas: printed(resources), data_source_schemas: printed(data) };
  return { format_version: '1.0', provider_schemas: { 'registry.terraform.io/hashicorp/azurerm': azurerm } };
}

test.each(versions)('the schema of azurerm %s is what the script writes', (version) => {
  const printed = printedBy(version);
  if (!areSchemas(printed)) throw new Error('not a schema');
  const { text, remarks } = schemaExcerpt(printed, version, schemaOf(version));
  expect(text).toBe(readFileSync(join(__dirname, `../schema/azurerm-${version}.json`), 'utf8'));
  expect(remarks).toEqual([]);
});

test('a type that a version does not have is named', () => {
  const printed = printedBy('5.2.0');
  if (!areSchemas(printed)) throw new Error('not a schema');
  const like = { resources: { ...schemaOf('5.2.0').resources, azurerm_container: {} }, data: {} };
  expect(schemaExcerpt(printed, '6.0.0', like).remarks).toEqual(['azurerm 6.0.0 has no resource azurerm_container']);
});

test.each([null, {}, { provider_schemas: { 'registry.terraform.io/azure/azapi': {} } }])(
  'a schema is not read from %j',
  (printed) => {
    expect(areSchemas(printed)).toBe(false);
  },
);
