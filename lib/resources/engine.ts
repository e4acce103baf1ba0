import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { RuleFault } from '../errors';

/**
 * Both make their constructs known by the same symbols, so that each takes the other's for its own, and calls methods that
 * only its own have: at synth, in words that name neither.
 */
const engines = ['cdktf', 'cdktn'];

/** What jsii writes into each class that it compiles. */
interface Compiled {
  readonly [rtti]?: { readonly fqn?: string };
}

const rtti = Symbol.for('jsii.rtti');

/** What cannot be made in a place because its stack is of another engine than the one that this package has. */
export function engineFaults(option: string, place: IConstruct): RuleFault[] {
  const stack = place.node.scopes.findLast((each) => TerraformStack.isStack(each));
  const [own, other] = [engineOf(TerraformStack), engineOf(stack?.constructor)];
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
 * The engine of a class of stacks. `instanceof` would not do: an app may have two copies of one engine, which work together,
 * and npm can install one under the name of the other. Whoever wrote the class, it extends that of the engine.
 */
function engineOf(stackClass: unknown): string | undefined {
  for (let each = stackClass; typeof each === 'function'; each = Object.getPrototypeOf(each) as unknown) {
    const { fqn } = (each as Compiled)[rtti] ?? {};
    const engine = engines.find((name) => fqn === `${name}.TerraformStack`);
    if (engine !== undefined) return engine;
  }
  return undefined;
}
