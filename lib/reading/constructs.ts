import { TerraformProvider, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { list, objectOf } from './kinds';

export const provider = objectOf(
  (value): value is TerraformProvider => TerraformProvider.isTerraformProvider(value),
  'a provider of the stack, such as new AzurermProvider(this, "hub", { alias: "hub", … })',
);

export const scope = objectOf(
  (value): value is Construct => Construct.isConstruct(value),
  'a stack, or a construct in one',
);

export const dependsOn = list(
  objectOf(
    (value): value is ITerraformDependable =>
      Construct.isConstruct(value) && 'fqn' in value && !TerraformProvider.isTerraformProvider(value),
    'a resource, data source or module',
  ),
);
