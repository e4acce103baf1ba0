/**
 * Brings an existing registry under management without changing it: Terraform imports it at the first apply, and
 * settings that you do not set stay as they are, now and later.
 *
 * The zone flag of a replica is off unless you set it. Replicas inherit the registry's tags; other resources that are
 * imported with the registry do not.
 *
 * Attributes of the construct such as `regions` and `firewallFqdns` reflect the options that are set and the defaults.
 *
 * Timeouts are the provider's defaults, 30 minutes for all replicas together: set `timeouts.update` before you add
 * several.
 *
 * Keep `adopt` in the code after the import. An import of a resource that is already in the state does nothing, and
 * without `adopt` the library's defaults apply to everything that is not set, including the zone flag.
 */
export interface AdoptOptions {
  /**
   * The resource id of the registry, as `az acr show --query id` prints it. Its name and resource group must be
   * `registryName` and `resourceGroupName`.
   */
  readonly registryId: string;

  /**
   * The login server of a registry with a domain name label, as `az acr show --query loginServer` prints it:
   * `contoso-a1b2c3d4e5.azurecr.io`. Image names, data endpoints and the DNS names of private endpoints are derived
   * from it.
   *
   * @default - `<registryName>.azurecr.io`, or the domain of the regions' cloud
   */
  readonly loginServer?: string;

  /**
   * The resource ids of webhooks to import, as `az acr webhook list --query [].id` prints them. Each must be declared
   * in `webhooks` under its name: see `appendRegion` of `WebhookOptions`.
   *
   * @default - declared webhooks are created
   */
  readonly webhookIds?: string[];

  /**
   * The resource ids of credential sets to import, as `az acr credential-set list --query [].id` prints them. Each must
   * be declared in `credentialSets` under its name.
   *
   * @default - declared credential sets are created
   */
  readonly credentialSetIds?: string[];

  /**
   * The resource ids of cache rules to import, as `az acr cache list --query [].id` prints them. Each must be declared
   * in `cacheRules` under its name, with the source and target that it has: different ones would replace it.
   *
   * @default - declared cache rules are created
   */
  readonly cacheRuleIds?: string[];

  /**
   * The resource ids of purge tasks to import, as `az acr task list --query [].id` prints them. Each must be declared
   * in `purgeTasks` under its name.
   *
   * **The declared options replace what the task does**: its steps and its schedule. Other triggers and an identity
   * that it has are removed. `enabled` and `tags` stay as they are if they are not set.
   *
   * @default - declared purge tasks are created
   */
  readonly purgeTaskIds?: string[];

  /**
   * The resource ids of scope maps to import, as `az acr scope-map list --query [].id` prints them. Each must be
   * declared under its name: in `scopeMaps`, or as the scope map of a token with `permissions`, which the Azure CLI
   * names `<token>-scope-map`.
   *
   * The library writes the permissions in its own order, which the first plan may show as a change in place.
   *
   * @default - declared scope maps are created
   */
  readonly scopeMapIds?: string[];

  /**
   * The resource ids of tokens to import, as `az acr token list --query [].id` prints them. Each must be declared in
   * `tokens` under its name.
   *
   * Passwords stay as they are, in Azure only: they cannot be imported, and setting `passwords` on an imported token is
   * an error.
   *
   * @default - declared tokens are created
   */
  readonly tokenIds?: string[];

  /**
   * The resource ids of private endpoints to import. Each must be declared in `privateLink.endpoints` under its name,
   * and its resource group is that of the id unless you set one. Its connection, addresses and DNS records stay as they
   * are, and so do its region and tags if they are not set.
   *
   * @default - declared private endpoints are created
   */
  readonly privateEndpointIds?: string[];
}
