import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { RuleFault } from '../errors';

/** A class as jsii compiles it. */
interface Compiled {
  readonly [rtti]?: { readonly fqn: string };
}

const rtti = Symbol.for('jsii.rtti');

/**
 * The fault if a scope is in a stack of another engine than that of this package. Both engines mark their constructs
 * with the same symbols, so each accepts the other's constructs, and would fail at synth with an unclear error when it
 * calls methods that only its own have.
 */
export function engineFaults(option: string, place: IConstruct): RuleFault[] {
  const stack = place.node.scopes.findLast((each) => TerraformStack.isStack(each));
  const [own, other] = [TerraformStack, stack?.constructor].map(engineOf);
  if (own === undefined || other === undefined || own === other) return [];
  return [
    {
      option,
      what: `is in a stack of ${other}, but this package creates constructs of ${own}`,
      todo: `install and import ${other}-georeplicated-registry`,
      rule: 'stacksAreOfThisEngine',
    },
  ];
}

/**
 * The engine of a class of stacks: the package name in the nearest base class of an engine. `instanceof` would not do:
 * an app can have two copies of one engine, which work together, and npm can install one under the name of the other.
 */
function engineOf(stackClass: unknown): string | undefined {
  if (typeof stackClass !== 'function') return undefined;
  const { fqn = '' } = (stackClass as Compiled)[rtti] ?? {};
  return /^cdkt[fn](?=\.TerraformStack$)/.exec(fqn)?.[0] ?? engineOf(Object.getPrototypeOf(stackClass));
}
