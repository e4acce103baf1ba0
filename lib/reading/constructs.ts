import { TerraformProvider, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { list, objectOf } from './kinds';

const isProvider = (value: unknown): value is TerraformProvider => TerraformProvider.isTerraformProvider(value);

export const provider = objectOf(
  isProvider,
  'a provider of the stack, such as new AzurermProvider(this, "hub", { alias: "hub", … })',
);

export const azapiProvider = objectOf(isProvider, 'an azapi provider of the stack');

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
