/**
 * Brings the tables of lib/azure up to what the Azure CLI prints. CONTRIBUTING.md says when, and what to look at afterwards.
 *
 *     az account list-locations > locations.json && npm run refresh -- regions locations.json [public|china|usgovernment]
 *     az role definition list > roles.json && npm run refresh -- roles roles.json
 *     az provider operation show --namespace Microsoft.ContainerRegistry > o.json && npm run refresh -- operations o.json
 *
 * And the schemas of the tests up to what Terraform prints of a version of azurerm, in a folder whose stack requires it:
 *
 *     terraform providers schema -json > schema.json && npm run refresh -- schema schema.json 5.2.0
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf } from '../lib/azure/operations';
import { regions, type Cloud } from '../lib/azure/regions';
import { builtInRoles } from '../lib/azure/roles';
import { schemaOf, versions } from '../test/schema/schema';
import { areSchemas, schemaExcerpt } from './schema';
import {
  areLocations,
  areRoles,
  refreshRegions,
  refreshRoles,
  regionMember,
  regionRow,
  roleRow,
  unknownOperations,
  withLines,
  type ProviderOperations,
} from './tables';

const [table = '', file = '', third = ''] = process.argv.slice(2);
const tables: Readonly<Record<string, ((printed: unknown) => readonly string[]) | undefined>> = {
  regions: (printed) => {
    if (!areLocations(printed)) throw unlike('az account list-locations');
    const { table: rows, remarks } = refreshRegions(regions, printed, (third === '' ? 'public' : third) as Cloud);
    put('azure/regions.ts', 'export const regions: readonly Region[] = [', '];', rows.map(regionRow));
    const members = rows.filter((region) => region.cloud === 'public').map(regionMember);
    put('options/azure-region.ts', 'export class AzureRegion {', '\n  private constructor', members);
    return remarks;
  },
  roles: (printed) => {
    if (!areRoles(printed)) throw unlike('az role definition list');
    const { table: rows, remarks } = refreshRoles(builtInRoles, printed);
    put('azure/roles.ts', 'export const builtInRoles: readonly BuiltInRole[] = [', '];', rows.map(roleRow));
    return remarks;
  },
  operations: (printed) => {
    const provider = printed as ProviderOperations & { readonly name: string };
    if (!Array.isArray(provider.resourceTypes)) throw unlike('az provider operation show');
    const actions = [
      ...new Set(Object.values(operationsOf).flatMap((operations) => operations.map(({ action }) => action))),
    ];
    return unknownOperations(actions, provider.name, provider).map(
      (action) => `${action} is not an operation of Azure`,
    );
  },
  schema: (printed) => {
    if (!areSchemas(printed)) throw unlike('terraform providers schema -json, in a stack that requires azurerm,');
    if (!/^\d+\.\d+\.\d+$/.test(third)) throw new Error('name the version after the file, such as 5.2.0');
    const { text, remarks } = schemaExcerpt(printed, third, schemaOf(versions[versions.length - 1]));
    writeFileSync(join(__dirname, `../test/schema/azurerm-${third}.json`), text);
    return remarks;
  },
};

const refresh = tables[table];
if (refresh === undefined || file === '') {
  console.error('usage: npm run refresh -- regions|roles|operations|schema FILE [public|china|usgovernment|VERSION]');
  process.exitCode = 2;
} else {
  const remarks = refresh(JSON.parse(readFileSync(file, 'utf8')));
  for (const remark of remarks) console.log(remark);
  console.log(`${table}: ${remarks.length} to look at, then change the source and its date above the table`);
}

function put(path: string, first: string, last: string, lines: readonly string[]): void {
  const target = join(__dirname, '../lib', path);
  writeFileSync(target, withLines(readFileSync(target, 'utf8'), first, last, lines));
}

function unlike(command: string): Error {
  return new Error(`${file} is not what ${command} prints`);
}
