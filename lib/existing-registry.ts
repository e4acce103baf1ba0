import type { DataAzurermContainerRegistry } from '@cdktf/provider-azurerm/lib/data-azurerm-container-registry';
import type { Construct } from 'constructs';
import { raise } from './errors';
import { GeoReplicatedRegistryBase } from './geo-replicated-registry-base';
import type { RegistryModel } from './model/model';
import { resolveRegistry } from './model/registry';
import type { GeoReplicatedRegistryAttributes } from './options';
import { readExistingRegistry, type RegistryReading } from './reading/registry';
import { Registries } from './neighbours';
import { findRegistry } from './resources/existing-registry';
import { Site } from './resources/terraform';
import { refusedOfExisting, validate } from './rules';
import { late, lateValue } from './text';

/** A registry that is there already and that this app uses only. What is not said of it, Terraform looks up. */
export class ExistingRegistry extends GeoReplicatedRegistryBase {
  /** @internal */
  protected _reading: RegistryReading;

  /** @internal */
  protected readonly _site: Site;

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
      this._site = new Site(this, this.found, () => this._model);
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
    const registries = Registries.of(this);
    const hasEndpoints = reading.calls.addPrivateEndpoint.length > 0;
    const others = hasEndpoints ? registries.othersOf(this, reading.registryName.key, true) : [];
    const model = resolveRegistry(reading, { others, hasRotationVariable: false }, this._model);
    this._refuse(validate(refusedOfExisting, model));
    this._reading = reading;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- few registries have private endpoints
    const privateLink = require('./resources/private-link') as typeof import('./resources/private-link');
    if (hasEndpoints) privateLink.part.follow?.(this._site, model);
    registries.record(this, model);
    return this._keep(model);
  }
}
