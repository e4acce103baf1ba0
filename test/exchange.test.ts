import { exchange } from '../scripts/twin/exchange';

test.each([
  ["import { App } from 'cdktf';", "import { App } from 'cdktn';"],
  ["import 'cdktf/lib/testing/adapters/jest';", "import 'cdktn/lib/testing/adapters/jest';"],
  ['"@cdktf/provider-azurerm": "1"', '"@cdktn/provider-azurerm": "1"'],
  ['/@cdktf\\/provider-azurerm\\/lib/g', '/@cdktn\\/provider-azurerm\\/lib/g'],
  ['npx cdktf-georeplicated-registry', 'npx cdktn-georeplicated-registry'],
  ['node_modules/cdktf/index.js', 'node_modules/cdktn/index.js'],
  ['import cdktf_georeplicated_registry as acr', 'import cdktn_georeplicated_registry as acr'],
  ['io.github.cdktfgeoreplicatedregistry', 'io.github.cdktngeoreplicatedregistry'],
  ['namespace Cdktf.GeoReplicated; CdktfStack', 'namespace Cdktn.GeoReplicated; CdktnStack'],
  ['from cdktf_cdktf_provider_azurerm import provider', 'from cdktn_provider_azurerm import provider'],
  [
    'import com.hashicorp.cdktf.App; import com.hashicorp.cdktf.providers.azurerm;',
    'import io.cdktn.cdktn.App; import io.cdktn.providers.azurerm;',
  ],
  ['com.hashicorp:cdktf-provider-azurerm', 'io.cdktn:cdktn-provider-azurerm'],
  ['"github.com/hashicorp/terraform-cdk-go/cdktf"', '"github.com/open-constructs/cdk-terrain-go/cdktn"'],
  ['in the words of cdktf.', 'in the words of cdktn.'],
  [
    '[CDK for Terraform](https://developer.hashicorp.com/terraform/cdktf), not CDK Terrain',
    '[CDK Terrain](https://cdktn.io), not CDK for Terraform',
  ],
])('the other package has instead of %j: %j', (one, other) => {
  expect([exchange(one), exchange(other)]).toEqual([other, one]);
});

test.each([
  'cdktf.out/stacks, cdktf.json',
  '[docs/cdktn.md](docs/cdktn.md)',
  '@cdktf/warn',
  "Symbol.for('cdktf/TerraformStack')",
  '__cdktfTokenMap, cdktfVersion, CDKTF_OUTDIR',
  'https://github.com/cdktf-georeplicated-registry/cdktf-georeplicated-registry.git',
  '<!-- both packages -->\nnpm install cdktf\n<!-- end -->',
])('both packages have %j', (text) => {
  expect(exchange(text)).toBe(text);
});

test('a package of PyPI that repeats the name of the engine does not in the other', () => {
  expect(exchange('cdktf-cdktf-provider-azurerm')).toBe('cdktn-provider-azurerm');
});

test('what stands around a passage about both packages is exchanged', () => {
  const passage = '<!-- both packages -->cdktf<!-- end -->';
  expect(exchange(`cdktf ${passage} cdktf ${passage} cdktf`)).toBe(`cdktn ${passage} cdktn ${passage} cdktn`);
});
