import type { DataAzurermContainerRegistry } from '@cdktf/provider-azurerm/lib/data-azurerm-container-registry';
import { Aspects, type IAspect } from 'cdktf';
import type { Construct } from 'constructs';
import { raise } from './errors';
import { GeoReplicatedRegistryBase } from './geo-replicated-registry-base';
import type { RegistryModel } from './model/model';
import { resolveRegistry } from './model/registry';
import type { StackFacts } from './model/stack';
import type { GeoReplicatedRegistryAttributes } from './options';
import { readExistingRegistry, type RegistryReading } from './reading/registry';
import { AppFacts, Registries } from './neighbours';
import { engineFaults } from './resources/engine';
import { findRegistry } from './resources/existing-registry';
import { contentsOf } from './resources/parts';
import { placeFaults } from './resources/places';
import { Site } from './resources/terraform';
import { refusedOfExisting, validate, warnedOfExisting, type Subject } from './rules';
import { late, lateValue } from './text';

/** An existing registry that this app only references. Terraform looks up the attributes that are not set. */
export class ExistingRegistry extends GeoReplicatedRegistryBase {
  /** @internal */
  protected _reading: RegistryReading;

  /** @internal */
  protected readonly _site: Site;

  /** @internal */
  protected readonly _facts: StackFacts;

  /** Runs at synth, because until then a call can still change the result. */
  private static readonly atSynth: IAspect = {
    visit: (node) => {
      if (node instanceof ExistingRegistry) node._warn();
    },
  };

  /** @internal */
  protected readonly _warned: readonly Subject[] = warnedOfExisting;

  private readonly found: DataAzurermContainerRegistry;

  public constructor(scope: Construct, id: string, attributes: GeoReplicatedRegistryAttributes) {
    super(scope, id);
    try {
      this._refuse(engineFaults('scope', this));
      const found = {
        location: late(() => this._site.location),
        dataEndpointEnabled: lateValue(() => this.found.dataEndpointEnabled),
      };
      this._reading = readExistingRegistry(attributes, found, this.node.path);
      this._facts = new AppFacts(this, this._reading, () => true);
      this._refuse(validate(refusedOfExisting, this._model));
      this.found = findRegistry(this, 'Resource', this._model);
      this._site = new Site(this, this.found, () => this._model, this._model.meta);
    } catch (error) {
      scope.node.tryRemoveChild(this.node.id);
      raise(error);
    }
    Aspects.of(this).add(ExistingRegistry.atSynth);
  }

  public get registryId(): string {
    return this._site.registryId;
  }

  public get registryName(): string {
    return this._site.registryName;
  }

  /** @internal */
  protected get _loginServer(): string {
    return this._site.loginServer;
  }

  /** @internal */
  protected _admit(reading: RegistryReading, call: string): RegistryModel {
    const model = resolveRegistry(reading, this._facts, this._model);
    this._refuse([...validate(refusedOfExisting, model), ...placeFaults(this, model, this._model)], call);
    this._reading = reading;
    for (const part of contentsOf(model)) part.follow?.(this._site, model);
    Registries.of(this).record(this, model);
    return this._keep(model);
  }
}
