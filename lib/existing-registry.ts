import type { DataAzurermContainerRegistry } from '@cdktf/provider-azurerm/lib/data-azurerm-container-registry';
import type { Construct } from 'constructs';
import { raise } from './errors';
import { GeoReplicatedRegistryBase } from './geo-replicated-registry-base';
import type { RegistryModel } from './model/model';
import { resolveRegistry } from './model/registry';
import type { GeoReplicatedRegistryAttributes } from './options';
import { readExistingRegistry, type RegistryReading } from './reading/registry';
import { findRegistry } from './resources/existing-registry';
import { refusedOfExisting, validate } from './rules';
import { late, lateValue } from './text';

/** A registry that is there already and that this app uses only. What is not said of it, Terraform looks up. */
export class ExistingRegistry extends GeoReplicatedRegistryBase {
  /** @internal */
  protected _reading: RegistryReading;

  private readonly found: DataAzurermContainerRegistry;

  public constructor(scope: Construct, id: string, attributes: GeoReplicatedRegistryAttributes) {
    super(scope, id);
    try {
      this._reading = readExistingRegistry(attributes, {
        location: late(() => this.found.location),
        dataEndpointEnabled: lateValue(() => this.found.dataEndpointEnabled),
      });
      this._refuse(validate(refusedOfExisting, this._model));
      this.found = findRegistry(this, 'Resource', this._model);
    } catch (error) {
      scope.node.tryRemoveChild(this.node.id);
      raise(error);
    }
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
    this._refuse(validate(refusedOfExisting, model));
    this._reading = reading;
    return this._keep(model);
  }
}
