import { examples, run, type SynthesizedStack } from './examples';

const synthesized = new Map<string, SynthesizedStack[]>();

/** The stacks of an example, which is run once for all tests. */
function stacksOf(example: string): SynthesizedStack[] {
  const stacks = synthesized.get(example) ?? run(example);
  synthesized.set(example, stacks);
  return stacks;
}

test.each(examples)('%s', (example) => {
  for (const { stack, terraform } of stacksOf(example)) expect(terraform.resource).toMatchSnapshot(stack);
});

/** What Terraform keeps for the arguments of modules: `terraform init` refuses a variable of such a name. */
const reserved = 'source version providers provider count for_each lifecycle depends_on locals'.split(' ');

test.each(examples)('%s has names that Terraform takes', (example) => {
  for (const { terraform } of stacksOf(example)) {
    const { variable = {}, output = {}, locals = {} } = terraform;
    expect(Object.keys(variable).filter((name) => reserved.includes(name))).toEqual([]);
    const names = [variable, output, locals].flatMap((part) => Object.keys(part));
    expect(names.filter((name) => !/^[a-z_][\w-]*$/i.test(name))).toEqual([]);
  }
});

test('in several-stacks a workload depends on the registry, and the registry on no workload', () => {
  const used = stacksOf('several-stacks').map(({ stack, terraform }) => {
    const references = Object.keys(terraform.data?.terraform_remote_state ?? {});
    return [stack, references.map((name) => name.replace('cross-stack-reference-input-', '')).sort()];
  });
  expect(Object.fromEntries(used)).toEqual({
    networks: [],
    registry: [],
    shop: ['networks', 'registry'],
    retail: ['networks', 'registry'],
  });
});
