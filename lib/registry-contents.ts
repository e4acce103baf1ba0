import { Construct, type IConstruct } from 'constructs';
import { CacheRule } from './cache-rule';
import { CredentialSet } from './credential-set';
import { InvalidConstructError, raise, type RuleFault } from './errors';
import { cachedRepository } from './model/cache';
import { imageUri } from './model/hosts';
import type { CacheRuleModel, CredentialSetModel, PurgeTaskModel } from './model/contents';
import type { RegistryModel } from './model/model';
import { resolveRegistry } from './model/registry';
import type { StackFacts } from './model/stack';
import type { CacheRuleOptions, CredentialSetOptions, PurgeTaskOptions } from './options';
import { PurgeTask } from './purge-task';
import { readArguments, withAddedAs, type RegistryReading } from './reading/registry';
import type { Site } from './resources/terraform';
import { refusedOfCalls, validate } from './rules';

/** Loaded on demand, because each class of the provider takes a millisecond to load. */
/* eslint-disable @typescript-eslint/no-require-imports */
const cache = () => require('./resources/cache') as typeof import('./resources/cache');
const purge = () => require('./resources/purge') as typeof import('./resources/purge');
/* eslint-enable @typescript-eslint/no-require-imports */

/** The contents of a registry: cache rules with their credentials, and purge tasks. */
export interface IRegistryContents extends IConstruct {
  /**
   * Adds credentials for an upstream registry, which are stored in a key vault.
   *
   * @param id a name for the set, unique among the credential sets of this registry
   */
  addCredentialSet(id: string, options: CredentialSetOptions): CredentialSet;

  /**
   * A credential set that this app creates.
   *
   * @param id its id in `credentialSets` or `addCredentialSet`
   */
  credentialSet(id: string): CredentialSet;

  /**
   * Caches a repository of another registry, or all repositories below a path.
   *
   * @param id a name for the rule, unique among the cache rules of this registry
   */
  addCacheRule(id: string, options: CacheRuleOptions): CacheRule;

  /**
   * A cache rule that this app creates.
   *
   * @param id its id in `cacheRules` or `addCacheRule`
   */
  cacheRule(id: string): CacheRule;

  /**
   * The name with which every region pulls a cached image of an upstream registry, `contoso.azurecr.io/hub/nginx:1.27`.
   *
   * @param source the image in its upstream registry, without a tag: `docker.io/library/nginx`
   * @param tagOrDigest a tag such as `1.27`, or a digest such as `sha256:…`; may be late-bound
   */
  cachedImageUri(source: string, tagOrDigest: string): string;

  /**
   * Adds a task that deletes images on a schedule. **Deleted images cannot be recovered**: begin with `dryRun: true`.
   *
   * @param id a name for the task, unique among the purge tasks of this registry
   */
  addPurgeTask(id: string, options: PurgeTaskOptions): PurgeTask;

  /**
   * A purge task that this app creates.
   *
   * @param id its id in `purgeTasks` or `addPurgeTask`
   */
  purgeTask(id: string): PurgeTask;
}

/** The contents of a registry, whether this app creates it or only references it, and what all calls have in common. */
export abstract class RegistryContents extends Construct implements IRegistryContents {
  /** The host that clients log in to, `contoso.azurecr.io`. */
  public abstract readonly loginServer: string;

  /**
   * The options are stored, and the model is computed on demand: an app may have thousands of registries.
   *
   * @internal
   */
  protected abstract _reading: RegistryReading;

  /** @internal */
  protected abstract readonly _site: Site;

  /** @internal */
  protected abstract readonly _facts: StackFacts;

  /**
   * Adds credentials for an upstream registry, like an entry of `credentialSets`. One set serves all cache rules of its
   * upstream.
   *
   * @param id a name for the set, unique among the credential sets of this registry: letters, digits, `-` and `_`
   * @returns the set, for `credentialSet` of cache rules
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public addCredentialSet(id: string, options: CredentialSetOptions): CredentialSet {
    this._admit(withAddedAs(this._reading, 'addCredentialSet', id, options), 'addCredentialSet');
    return this.credentialSet(id);
  }

  /**
   * A credential set that this app creates.
   *
   * @param id its id in `credentialSets` or `addCredentialSet`
   * @throws if there is none; the error lists the existing ids
   */
  public credentialSet(id: string): CredentialSet {
    const find = (set: CredentialSetModel) => cache().describeSet(this._site, set);
    return CredentialSet._of(this._named('credentialSet', id, this._model.credentialSets, find));
  }

  /**
   * Caches a repository of another registry, or all repositories below a path, like an entry of `cacheRules`. An image
   * is fetched at its first pull.
   *
   * @param id a name for the rule, unique among the cache rules of this registry: letters, digits, `-` and `_`
   * @returns the rule
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public addCacheRule(id: string, options: CacheRuleOptions): CacheRule {
    this._admit(withAddedAs(this._reading, 'addCacheRule', id, options), 'addCacheRule');
    return this.cacheRule(id);
  }

  /**
   * A cache rule that this app creates.
   *
   * @param id its id in `cacheRules` or `addCacheRule`
   * @throws if there is none; the error lists the existing ids
   */
  public cacheRule(id: string): CacheRule {
    const find = (rule: CacheRuleModel) => cache().describeRule(this._site, rule);
    return CacheRule._of(this._named('cacheRule', id, this._model.cacheRules, find));
  }

  /**
   * The name with which every region pulls a cached image of an upstream registry, `contoso.azurecr.io/hub/nginx:1.27`.
   *
   * If several rules match, a rule for the repository itself takes precedence over one with `*`, and a longer path over
   * a shorter one.
   *
   * @param source the image in its upstream registry, without a tag: `docker.io/library/nginx`. It may be late-bound
   * after the path of a rule with `*`, `docker.io/library/${…}`, or as a whole if it is the source of a rule
   * @param tagOrDigest a tag such as `1.27`, or a digest such as `sha256:…`; may be late-bound
   * @throws if no rule matches, and the error lists the sources of the rules; or if the tag does not follow the OCI
   * grammar
   */
  public cachedImageUri(source: string, tagOrDigest: string): string {
    const model = this._model;
    const { notes, ...given } = readArguments('cachedImageUri', { source, tagOrDigest });
    this._refuse(validate(refusedOfCalls.cachedImageUri, { stated: { notes }, model, ...given }), 'cachedImageUri');
    return imageUri(this.loginServer, cachedRepository(model.cacheRules, source) ?? '', tagOrDigest);
  }

  /**
   * Adds a task that deletes images on a schedule, like an entry of `purgeTasks`. **Deleted images cannot be
   * recovered**: begin with `dryRun: true`, and read the log of a run.
   *
   * @param id a name for the task, unique among the purge tasks of this registry: letters, digits, `-` and `_`
   * @returns the task
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public addPurgeTask(id: string, options: PurgeTaskOptions): PurgeTask {
    this._admit(withAddedAs(this._reading, 'addPurgeTask', id, options), 'addPurgeTask');
    return this.purgeTask(id);
  }

  /**
   * A purge task that this app creates.
   *
   * @param id its id in `purgeTasks` or `addPurgeTask`
   * @throws if there is none; the error lists the existing ids
   */
  public purgeTask(id: string): PurgeTask {
    const find = (task: PurgeTaskModel) => purge().describeTask(this._site, task);
    return PurgeTask._of(this._named('purgeTask', id, this._model.purgeTasks, find));
  }

  /**
   * What was created under an id; throws if there is nothing.
   *
   * @internal
   */
  protected _named<Model extends { readonly id: { readonly value: string } }, Made>(
    call: string,
    id: string,
    all: readonly Model[],
    find: (model: Model) => Made | undefined,
  ): Made {
    const { notes, ...given } = readArguments(call, { id });
    const model = all.find((each) => each.id.value === id);
    const made = model && find(model);
    if (made !== undefined) return made;
    const ids = all.filter((each) => each !== model).map((each) => each.id.value);
    const faults = validate(refusedOfCalls.content, { stated: { notes }, ...given, ids });
    raise(new InvalidConstructError('GeoReplicatedRegistry', this.node.path, faults), this, call);
  }

  /**
   * Validates a reading and makes it the current one; throws, and changes nothing, if it breaks a rule.
   *
   * @param call the name of the method that the user called
   * @internal
   */
  protected abstract _admit(reading: RegistryReading, call: string): RegistryModel;

  /**
   * What the options mean. Consecutive calls are usually on the same registry, so the model of the last one is cached.
   *
   * @internal
   */
  protected get _model(): RegistryModel {
    const { latest } = RegistryContents;
    return latest?.stated === this._reading ? latest : this._keep(resolveRegistry(this._reading, this._facts));
  }

  /** @internal */
  protected _keep(model: RegistryModel): RegistryModel {
    RegistryContents.latest = model;
    return model;
  }

  private static latest: RegistryModel | undefined;

  /** @internal */
  protected _refuse(faults: readonly RuleFault[], call?: string): void {
    if (faults.length === 0) return;
    raise(new InvalidConstructError('GeoReplicatedRegistry', this.node.path, faults), this, call);
  }
}
