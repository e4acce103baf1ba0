import type { DataAzurermContainerRegistry } from '@cdktf/provider-azurerm/lib/data-azurerm-container-registry';
import type { Construct } from 'constructs';
import { readAttributes } from './model/existing';
import type { RegistryReading } from './model/reading';
import { resolveRegistry, type RegistryModel } from './model/registry';
import type { GeoReplicatedRegistryAttributes } from './options';
import { GeoReplicatedRegistryBase } from './geo-replicated-registry-base';
import { findRegistry } from './resources/existing-registry';
import { existingRules, judge } from './rules';

/** A registry that is there already and that this app uses only. What is not said of it, Terraform looks up. */
export class ExistingRegistry extends GeoReplicatedRegistryBase {
  /** @internal */
  protected _reading: RegistryReading;

  private readonly found: DataAzurermContainerRegistry;

  public constructor(scope: Construct, id: string, attributes: GeoReplicatedRegistryAttributes) {
    super(scope, id);
    this._reading = readAttributes(attributes, this._expressionOf, {
      location: () => this.found.location,
      dataEndpointEnabled: () => this.found.dataEndpointEnabled,
    });
    const model = this._model;
    const faults = judge(existingRules, model);
    if (faults.length > 0) scope.node.tryRemoveChild(this.node.id);
    this._refuse(faults);
    this.found = findRegistry(this, 'Resource', model);
  }

  public get registryId(): string {
    return this.found.id;
  }

  public get registryName(): string {
    return this.found.name;
  }

  /** @internal */
  protected get _loginServer(): string {
    return this.found.loginServer;
  }

  /** @internal */
  protected _admit(reading: RegistryReading): RegistryModel {
    const model = resolveRegistry(reading);
    this._refuse(judge(existingRules, model));
    this._reading = reading;
    return model;
  }
}
