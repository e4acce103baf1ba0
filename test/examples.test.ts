import { examples, run } from './examples';

test.each(examples)('%s', (example) => {
  for (const { stack, terraform } of run(example)) expect(terraform.resource).toMatchSnapshot(stack);
});
