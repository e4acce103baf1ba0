import fc from 'fast-check';

/** One seed for all, so that a commit always gives the same result. */
const fixedSeed = 2;

/**
 * Asserts that a statement holds for all values. `npm run test:long` sets the variables: FC_SEED is a seed or "random",
 * FC_TIMES how many times as many cases to try.
 */
export function holds<Values extends [unknown, ...unknown[]]>(
  statement: (...values: Values) => void,
  arbitraries: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  cases: number,
): void {
  const { FC_SEED = String(fixedSeed), FC_TIMES = '1' } = process.env;
  fc.assert(fc.property<Values>(...arbitraries, statement), {
    numRuns: cases * Number(FC_TIMES),
    seed: FC_SEED === 'random' ? undefined : Number(FC_SEED),
    reporter: (details) => {
      if (!details.failed) return;
      const message = fc.defaultReportMessage(details);
      const cause = details.errorInstance;
      throw new Error(`${message}\n\nAs a test of its own:\n\n${testOf(statement, details)}\n`, { cause });
    },
  });
}

/** The code of a test that tries the counterexample only. The statement is called by its name, so it must have one. */
export function testOf<Values extends unknown[]>(
  statement: (...values: Values) => void,
  { counterexample, seed }: Pick<fc.RunDetails<Values>, 'counterexample' | 'seed'>,
): string {
  const name = expect.getState().currentTestName ?? statement.name;
  const values = (counterexample ?? []).map((value) => fc.stringify(value)).join(', ');
  return [`// FC_SEED=${seed}`, `test(${JSON.stringify(name)}, () => {`, `  ${statement.name}(${values});`, '});'].join(
    '\n',
  );
}
