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
    // Terraform before 1.9 lets the validation of a variable refer to nothing but the variable.
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

/** What Terraform refuses a plan for. Its texts are asked for at synth: a registry may get more replicas until then. */
interface Condition {
  readonly condition: string;
  readonly errorMessage: string;
}

/**
 * Declares the variable that lists the regions out of rotation. It is a child of the stack, so that its name is what the
 * user says.
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
    description: `The ${isHomeManaged ? 'regions' : 'replicas'} of ${whose(model)} that take no traffic of its global endpoint.`,
  });
}

function onlyRegions(current: () => RegistryModel, variable: string): Condition {
  const regions = () => current().places.map(({ name }) => name);
  return withoutStrangers(variable, regions, () => {
    return `, no region of ${whose(current())}. ${choice('regions', regions())}`;
  });
}

function onlyReplicas(current: () => RegistryModel, variable: string): Condition {
  const replicas = () => current().sortedReplicas.map(({ region }) => region);
  // The home region has a message of its own; one that Terraform fills in is a stranger here.
  const expected = () => [current().home.region, ...replicas()].filter(known);
  return withoutStrangers(variable, expected, () => {
    const model = current();
    const message = `, no replica of ${whose(model)}. ${choice('replicas', replicas())}`;
    return known(model.home.region) ? message : `${message} If it is the home region, ${howToTakeHomeOut(model)}`;
  });
}

/** @param behind what the message says behind the names of the strangers */
function withoutStrangers(variable: string, regions: () => readonly string[], behind: () => string): Condition {
  const strangers = `setsubtract(${regionsOut(variable)}, `;
  const names = String(expression([`jsonencode(${strangers}`, '))'], lateValue(regions)));
  return {
    condition: String(expression([`length(${strangers}`, ')) == 0'], lateValue(regions))),
    errorMessage: late(() => `${variable} names ${names}${behind()}`),
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
  return `azurerm cannot take the home region out of rotation. Set azapi: true, which can, or plan with homeGlobalEndpointRouting: false first, which keeps a replica in, then run (Azure CLI 2.86 or later): ${command}`;
}

function whose({ name }: RegistryModel): string {
  return known(name) ? name : 'this registry';
}

/** Resource groups may have parentheses. */
function inShell(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text}'`;
}

function choice(what: string, names: readonly string[]): string {
  return names.length === 0 ? `It has no ${what}.` : `Its ${what} are ${names.join(', ')}.`;
}

/** Has Terraform refuse a plan by which no region would take traffic. */
function keepInRotation(registry: ContainerRegistry, model: RegistryModel): void {
  addPrecondition(registry, {
    condition: String(expression`anytrue(${routingOf(model)})`),
    errorMessage:
      'No region would take traffic of the global endpoint: the home region is out of rotation, and so is every replica. Keep one of them in.',
  });
}
