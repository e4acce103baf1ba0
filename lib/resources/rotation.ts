import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { TerraformStack, TerraformVariable, VariableType } from 'cdktf';
import { isRotationLate, regionsOut, routingOf } from '../model/rotation';
import { expression, inExpression, known, late } from '../text';
import { addPrecondition, type Part, type Site } from './terraform';

export const part: Part = {
  create: (site, { stated }) => {
    if (stated.rotation !== undefined) declareVariable(site, stated.rotation.value);
  },
  finish: (site, model) => {
    if (isRotationLate(model)) keepInRotation(site);
  },
};

/**
 * Declares the variable that lists the regions out of rotation. It is a child of the stack, so that its name is what the
 * user says. What it may list is asked for at synth: a registry may get more replicas until then.
 */
function declareVariable({ registry, current }: Site<ContainerRegistry>, variable: string): void {
  const { name, home, resourceGroup } = current();
  const whose = known(name) ? name : 'this registry';
  const list = regionsOut(variable);
  const replicas = () => current().sortedReplicas.map(({ region }) => region);
  const strangers = () => `setsubtract(${list}, ${inExpression([home.region, ...replicas()].filter(known))})`;
  const declared = new TerraformVariable(TerraformStack.of(registry), variable, {
    type: VariableType.LIST_STRING,
    default: [],
    nullable: false,
    description: `The replicas of ${whose} that take no traffic of its global endpoint.`,
  });
  const homeName = known(home.region) ? home.region : '<home region>';
  const group = known(resourceGroup.value) ? ` --resource-group ${inShell(resourceGroup.value)}` : '';
  const command = `az acr replication update --registry ${known(name) ? name : '<registry>'}${group} --name ${homeName} --global-endpoint-routing false`;
  const notHome = `azurerm cannot take the home region out of rotation. Plan with homeGlobalEndpointRouting: false first, which keeps a replica in, then run (Azure CLI 2.86 or later): ${command}`;
  declared.addValidation({
    condition: late(() => `\${length(${strangers()}) == 0}`),
    errorMessage: late(() => {
      const message = `${variable} names \${jsonencode(${strangers()})}, no replica of ${whose}. ${choice(replicas())}`;
      // A home region that Terraform fills in is a stranger here.
      return known(home.region) ? message : `${message} If it is the home region, ${notHome}`;
    }),
  });
  if (!known(home.region)) return;
  declared.addValidation({
    condition: `\${!contains(${list}, "${home.region}")}`,
    errorMessage: `${home.region} is the home region of ${whose}, and ${notHome}`,
  });
}

/** Resource groups may have parentheses. */
function inShell(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text}'`;
}

function choice(replicas: readonly string[]): string {
  return replicas.length === 0 ? 'It has no replicas.' : `Its replicas are ${replicas.join(', ')}.`;
}

/** Has Terraform refuse a plan by which no region would take traffic. */
function keepInRotation({ registry, current }: Site<ContainerRegistry>): void {
  addPrecondition(registry, {
    condition: String(expression`anytrue(${routingOf(current())})`),
    errorMessage:
      'No region would take traffic of the global endpoint: the home region is out of rotation, and so is every replica. Keep one of them in.',
  });
}
