import { sentence } from '../../../lib/errors';
import { resolveRegistry } from '../../../lib/model/registry';
import type { GeoReplicatedRegistryProps } from '../../../lib/options';
import { readRegistry } from '../../../lib/reading/registry';
import { refused, validate, warningsOf } from '../../../lib/rules';

/** What the library says of a registry: why it refuses it, and what it warns of. */
export interface Judgement {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/** Validates options as the construct does, by the same rules. */
export function judge(props: GeoReplicatedRegistryProps): Judgement {
  const model = resolveRegistry(readRegistry(props));
  return { faults: validate(refused, model).map(sentence), warnings: warningsOf(model).map(sentence) };
}
