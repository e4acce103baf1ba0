import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { europe } from '../cli/map/inputs';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'map-'));

interface Json {
  readonly [key: string]: unknown;
}

/** The page or picture that the packed command writes of resources, or of a document as it is. */
export function pageOf(name: string, document: Json, kind: 'html' | 'svg' = 'html'): string {
  const [file, out] = [join(folder, `${name}.json`), join(folder, `${name}.${kind}`)];
  writeFileSync(file, JSON.stringify('format_version' in document ? document : { resource: document }));
  execFileSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'map', file, `--out=${out}`, ...(kind === 'svg' ? ['--svg'] : [])],
    { stdio: 'pipe' },
  );
  return out;
}

export function registry(name: string, regions: readonly string[], attributes: Json = {}): Json {
  const [location, ...replicas] = regions;
  return {
    name,
    location,
    sku: 'Premium',
    zone_redundancy_enabled: true,
    data_endpoint_enabled: true,
    georeplications: replicas.map((region) => ({
      location: region,
      regional_endpoint_enabled: true,
      zone_redundancy_enabled: true,
    })),
    ...attributes,
  };
}

const webhook = (region: string): Json => ({ name: `deploy${region}`, location: region, registry_name: 'contoso' });
const endpoint = (region: string): Json => ({
  name: `contoso-${region}`,
  location: region,
  private_service_connection: [{ private_connection_resource_id: '${azurerm_container_registry.Registry.id}' }],
});
const contoso = registry('contoso', ['westus', 'canadacentral', 'eastus', 'westeurope'], {
  zone_redundancy_enabled: false,
});
const names = [
  'eastus',
  'westeurope',
  'japaneast',
  'australiaeast',
  'brazilsouth',
  'uksouth',
  'centralindia',
  'canadacentral',
];
const markup = `<img src=x onerror=alert(1)>"'&</script><script>alert(2)</script>`;
const parts = {
  azurerm_container_registry_webhook: { A: webhook('westus'), B: webhook('westeurope') },
  azurerm_private_endpoint: { A: endpoint('eastus'), B: endpoint('norwayeast') },
};

/** The documents that pages are made of, by the names of their pictures. */
export const documents: Record<string, Json> = {
  contoso: { azurerm_container_registry: { Registry: contoso }, ...parts },
  europe: { azurerm_container_registry: { Europe: registry('europe', europe) } },
  'europe-and-world': {
    azurerm_container_registry: {
      World: registry('world', [...europe, 'westus2', 'eastus2', 'japaneast', 'australiaeast']),
    },
  },
  one: { azurerm_container_registry: { One: registry('single', ['brazilsouth']) } },
  china: {
    azurerm_container_registry: {
      China: registry('china', ['chinanorth3'], {
        georeplications: ['chinaeast', 'chinaeast2', 'chinanorth2'].map((location) => ({
          location,
          regional_endpoint_enabled: true,
        })),
      }),
    },
  },
  sixty: {
    azurerm_container_registry: Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `R${i}`,
        registry(
          `registry${i}`,
          [0, 1, 3, 6].map((step) => names[(i + step) % names.length]),
        ),
      ]),
    ),
  },
  hostile: {
    azurerm_container_registry: { [markup]: registry(markup, ['westus', markup, '${var.region}'], { sku: markup }) },
    azurerm_container_registry_webhook: { A: { name: markup, location: 'westus', registry_name: markup } },
  },
  late: {
    azurerm_container_registry: {
      Late: {
        ...registry('late', ['${azurerm_resource_group.Group.location}', 'eastus2', 'brazilsouth']),
        name: '${var.name}',
      },
    },
  },
  plan: {
    format_version: '1.2',
    resource_changes: [
      {
        address: 'azurerm_container_registry.Registry',
        mode: 'managed',
        type: 'azurerm_container_registry',
        name: 'Registry',
        change: {
          actions: ['update'],
          before: contoso,
          after: registry('contoso', ['westus', 'japaneast', 'westeurope'], {
            zone_redundancy_enabled: false,
            georeplications: [
              { location: 'japaneast', regional_endpoint_enabled: true, zone_redundancy_enabled: true },
              { location: 'westeurope', regional_endpoint_enabled: false, zone_redundancy_enabled: true },
            ],
          }),
        },
      },
    ],
  },
};
