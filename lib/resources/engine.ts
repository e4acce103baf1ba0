import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { RuleFault } from '../errors';

/** A class as jsii compiles it. */
interface Compiled {
  readonly [rtti]?: { readonly fqn: string };
}

const rtti = Symbol.for('jsii.rtti');

/**
 * What cannot be made in a place because its stack is of another engine than the one that this package has. Both make their
 * constructs known by the same symbols, so that each takes the other's for its own, and calls methods that only its own
 * have: at synth, in words that name neither.
 */
export function engineFaults(option: string, place: IConstruct): RuleFault[] {
  const stack = place.node.scopes.findLast((each) => TerraformStack.isStack(each));
  const [own, other] = [TerraformStack, stack?.constructor].map(engineOf);
  if (own === undefined || other === undefined || own === other) return [];
  return [
    {
      option,
      what: `is in a stack of ${other}, and this package makes constructs of ${own}`,
      todo: `install and import ${other}-georeplicated-registry`,
      rule: 'stacksAreOfThisEngine',
    },
  ];
}

/**
 * The engine of a class of stacks: the name of the package that its nearest class of an engine was compiled in. `instanceof`
 * would not do: an app may have two copies of one engine, which work together, and npm can install one under the name of
 * the other.
 */
function engineOf(stackClass: unknown): string | undefined {
  if (typeof stackClass !== 'function') return undefined;
  const { fqn = '' } = (stackClass as Compiled)[rtti] ?? {};
  return /^cdkt[fn](?=\.TerraformStack$)/.exec(fqn)?.[0] ?? engineOf(Object.getPrototypeOf(stackClass));
}
