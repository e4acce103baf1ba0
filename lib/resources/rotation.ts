import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { TerraformStack, TerraformVariable, VariableType } from 'cdktf';
import type { RegistryModel } from '../model/model';
import { isRotationLate, regionsOut, routingOf } from '../model/rotation';
import { expression, known, late, lateValue } from '../text';
import { addPrecondition, type Part } from './terraform';

export const part: Part = {
  create: ({ registry, current }, { stated: { rotation }, azapi, home }) => {
    if (rotation === undefined) return;
    const isHomeManaged = azapi !== undefined;
    const declared = declareVariable(registry, current(), rotation.value, isHomeManaged);
    // Before Terraform 1.9, the validation of a variable can refer only to the variable itself.
    if (isHomeManaged && !known(home.region)) return;
    declared.addValidation(
      isHomeManaged ? onlyRegions(current, rotation.value) : onlyReplicas(current, rotation.value),
    );
    if (!isHomeManaged && known(home.region)) declared.addValidation(notHome(current(), rotation.value));
  },
  finish: ({ registry, current }, model) => {
    const { stated, azapi, home } = model;
    if (isRotationLate(model)) keepInRotation(registry, model);
    if (stated.rotation !== undefined && azapi !== undefined && !known(home.region)) {
      addPrecondition(registry, onlyRegions(current, stated.rotation.value));
    }
  },
};

/**
 * A condition for which Terraform refuses a plan. Its texts are computed at synth, because replicas may be added until
 * then.
 */
interface Condition {
  readonly condition: string;
  readonly errorMessage: string;
}

/**
 * Declares the variable that lists the regions out of rotation. It is a child of the stack, so that it has exactly the
 * name that the user set.
 */
function declareVariable(
  registry: ContainerRegistry,
  model: RegistryModel,
  variable: string,
  isHomeManaged: boolean,
): TerraformVariable {
  return new TerraformVariable(TerraformStack.of(registry), variable, {
    type: VariableType.LIST_STRING,
    default: [],
    nullable: false,
    description: `The ${isHomeManaged ? 'regions' : 'replicas'} of ${whose(model)} that take no traffic from its global endpoint.`,
  });
}

function onlyRegions(current: () => RegistryModel, variable: string): Condition {
  const regions = () => current().places.map(({ name }) => name);
  return withoutStrangers(variable, regions, () => {
    return `, but ${whose(current())} has no such region. ${choice('regions', regions())}`;
  });
}

function onlyReplicas(current: () => RegistryModel, variable: string): Condition {
  const replicas = () => current().sortedReplicas.map(({ region }) => region);
  // The home region has its own message; a late-bound one counts as a stranger here.
  const expected = () => [current().home.region, ...replicas()].filter(known);
  return withoutStrangers(variable, expected, () => {
    const model = current();
    const message = `, but ${whose(model)} has no such replica. ${choice('replicas', replicas())}`;
    return known(model.home.region) ? message : `${message} If it is the home region, ${howToTakeHomeOut(model)}`;
  });
}

/** @param behind the end of the message, after the names of the strangers */
function withoutStrangers(variable: string, regions: () => readonly string[], behind: () => string): Condition {
  const strangers = `setsubtract(${regionsOut(variable)}, `;
  const names = String(expression([`jsonencode(${strangers}`, '))'], lateValue(regions)));
  return {
    condition: String(expression([`length(${strangers}`, ')) == 0'], lateValue(regions))),
    errorMessage: late(() => `${variable} lists ${names}${behind()}`),
  };
}

function notHome(model: RegistryModel, variable: string): Condition {
  const { region } = model.home;
  return {
    condition: `\${!contains(${regionsOut(variable)}, "${region}")}`,
    errorMessage: `${region} is the home region of ${whose(model)}, and ${howToTakeHomeOut(model)}`,
  };
}

function howToTakeHomeOut({ name, home, resourceGroup }: RegistryModel): string {
  const homeName = known(home.region) ? home.region : '<home region>';
  const group = known(resourceGroup.value) ? ` --resource-group ${inShell(resourceGroup.value)}` : '';
  const command = `az acr replication update --registry ${known(name) ? name : '<registry>'}${group} --name ${homeName} --global-endpoint-routing false`;
  return `azurerm cannot take the home region out of rotation. Set azapi: true, or set homeGlobalEndpointRouting: false and run a plan, which makes sure that a replica stays in rotation, and then run (Azure CLI 2.86 or later): ${command}`;
}

function whose({ name }: RegistryModel): string {
  return known(name) ? name : 'this registry';
}

/** Names of resource groups can contain parentheses. */
function inShell(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text}'`;
}

function choice(what: string, names: readonly string[]): string {
  return names.length === 0 ? `It has no ${what}.` : `Its ${what} are ${names.join(', ')}.`;
}

/** Makes Terraform refuse a plan with which no region would take traffic. */
function keepInRotation(registry: ContainerRegistry, model: RegistryModel): void {
  addPrecondition(registry, {
    condition: String(expression`anytrue(${routingOf(model)})`),
    errorMessage:
      'No region would take traffic from the global endpoint: the home region is out of rotation, and so is every replica. Keep at least one in rotation.',
  });
}
