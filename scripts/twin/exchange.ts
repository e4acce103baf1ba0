/**
 * The names that the two packages of this source do not have in common, each for the other: a text that names both engines
 * is right in both packages. What packages are called in other languages, the `jsii.targets` of the engines say.
 */
const pairs = [
  ['https://developer.hashicorp.com/terraform/cdktf', 'https://cdktn.io'],
  ['CDK for Terraform', 'CDK Terrain'],
  [
    'github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14',
    'github.com/cdktn-io/cdktn-provider-azurerm-go/azurerm/v16',
  ],
  ['github.com/hashicorp/terraform-cdk-go/cdktf', 'github.com/open-constructs/cdk-terrain-go/cdktn'],
  ['com.hashicorp.cdktf.providers', 'io.cdktn.providers'],
  ['com.hashicorp.cdktf', 'io.cdktn.cdktn'],
  ['com.hashicorp', 'io.cdktn'],
  ['HashiCorp.Cdktf', 'Io.Cdktn'],
  ['cdktf_cdktf_provider', 'cdktn_provider'],
  ['Cdktf', 'Cdktn'],
  ['cdktf', 'cdktn'],
] as const;

/** On PyPI; Maven has the same without the repetition, so that there is no way back. */
const repeated = ['cdktf-cdktf-provider', 'cdktn-provider'] as const;

const counterparts: ReadonlyMap<string, string> = new Map<string, string>([
  ...pairs.flatMap(([one, other]): [string, string][] => [
    [one, other],
    [other, one],
  ]),
  repeated,
]);

/** Addresses are those of this project, but for the one above. */
const address = /https?:\/\/[^\s()<>'"`]+/;

/** `CdktfGeoReplicatedRegistry` */
const capitalized = /(?<![A-Za-z\d])Cdkt[fn](?![a-z\d])/;

/**
 * A word of its own, or a part of one with hyphens, underscores or slashes: `@cdktf/provider-azurerm`, not `__cdktfTokenMap`;
 * or what packages of Java make of the name of this one. Both engines call some things by the name of the first: the folder
 * and the file of an app, annotations, symbols.
 */
const word =
  /(?<![A-Za-z\d])cdkt[fn](?!\.(?:json|md|out)\b|\/(?:warn|info|error|[A-Z])|(?!georeplicatedregistry)[A-Za-z\d])/;

const longer = [...counterparts.keys()].filter((name) => !/^cdkt[fn]$/i.test(name)).sort((a, b) => b.length - a.length);
const name = new RegExp(
  [address.source, ...longer.map((each) => each.replaceAll('.', '\\.')), capitalized.source, word.source].join('|'),
  'g',
);

/** What a guide says of one engine by its name is true in both packages: it stands between these comments. */
const ofBoth = /(<!-- both packages -->[^]*?<!-- end -->)/;

/** A text of one package as it stands in the other. */
export function exchange(text: string): string {
  return text
    .split(ofBoth)
    .map((part, i) => (i % 2 === 0 ? part.replace(name, (found) => counterparts.get(found) ?? found) : part))
    .join('');
}

/** A file that is called after an engine is about that one, and the same in both packages. */
export function isOfBoth(path: string): boolean {
  return /cdkt[fn]/.test(path);
}
