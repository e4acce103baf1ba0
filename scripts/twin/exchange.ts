/**
 * The names that the two packages of this source do not have in common, each for the other: a text that names both engines
 * is right in both packages.
 */
const pairs = [
  ['https://developer.hashicorp.com/terraform/cdktf', 'https://cdktn.io'],
  ['CDK for Terraform', 'CDK Terrain'],
  ['Cdktf', 'Cdktn'],
  ['cdktf', 'cdktn'],
] as const;

const counterparts: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([one, other]): [string, string][] => [
    [one, other],
    [other, one],
  ]),
);

/**
 * A word of its own, or a part of one with hyphens, underscores or slashes: `@cdktf/provider-azurerm`, not `__cdktfTokenMap`.
 * Both engines call some things by the name of the first: the folder and the file of an app, annotations, symbols. Other
 * addresses are those of this project.
 */
const name =
  /https?:\/\/[^\s()<>'"`]+|CDK for Terraform|CDK Terrain|(?<![A-Za-z\d])(?:Cdkt[fn](?![a-z\d])|cdkt[fn](?!\.(?:json|md|out)\b|\/(?:warn|info|error|[A-Z])|[A-Za-z\d]))/g;

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
