/**
 * A registry that is there already and comes under management by Terraform, without being touched: Terraform imports it at
 * the first apply, and what is not set of it stays as it is, now and later.
 *
 * The zone flag of a replica is off unless it is set. Tags of the registry are inherited by its replicas, not by what
 * is imported with it.
 *
 * What is asked of the construct, such as `regions` and `firewallFqdns`, depends on what is set and on the defaults.
 *
 * The timeouts are the provider's too, 30 minutes for all replicas together: set `timeouts.update` before you add some.
 *
 * Leave `adopt` in the code after the import: an import of what is in the state does nothing, and without `adopt` the
 * defaults apply to what is not set, the zone flag among it.
 */
export interface AdoptOptions {
  /**
   * The resource id of the registry, as `az acr show --query id` prints it. Its name and resource group must be
   * `registryName` and `resourceGroupName`.
   */
  readonly registryId: string;

  /**
   * The login server of a registry with a domain name label, as `az acr show --query loginServer` prints it:
   * `contoso-a1b2c3d4e5.azurecr.io`. Image names, data endpoints and the names of private endpoints follow it.
   *
   * @default - `<registryName>.azurecr.io`, or what the cloud of its regions has
   */
  readonly loginServer?: string;

  /**
   * The resource ids of webhooks to import, as `az acr webhook list --query [].id` prints them. Each must be declared in
   * `webhooks`, by its name: see `appendRegion` of `WebhookOptions`.
   *
   * @default - webhooks that are declared are created
   */
  readonly webhookIds?: string[];

  /**
   * The resource ids of credential sets to import, as `az acr credential-set list --query [].id` prints them. Each must be
   * declared in `credentialSets`, by its name.
   *
   * @default - credential sets that are declared are created
   */
  readonly credentialSetIds?: string[];

  /**
   * The resource ids of cache rules to import, as `az acr cache list --query [].id` prints them. Each must be declared in
   * `cacheRules`, by its name, with the source and target that it has: others would replace it.
   *
   * @default - cache rules that are declared are created
   */
  readonly cacheRuleIds?: string[];

  /**
   * The resource ids of purge tasks to import, as `az acr task list --query [].id` prints them. Each must be declared in
   * `purgeTasks`, by its name. **What it does becomes what is declared**: its steps and its schedule, and triggers and an
   * identity that it has besides are taken out. `enabled` and `tags` stay as they are where they are not set.
   *
   * @default - purge tasks that are declared are created
   */
  readonly purgeTaskIds?: string[];

  /**
   * The resource ids of scope maps to import, as `az acr scope-map list --query [].id` prints them. Each must be declared, by its
   * name: in `scopeMaps`, or as that of a token with `permissions`, which the Azure CLI calls `<token>-scope-map`. What it permits
   * is written in our order, which the first plan may show as a change in place.
   *
   * @default - scope maps that are declared are created
   */
  readonly scopeMapIds?: string[];

  /**
   * The resource ids of tokens to import, as `az acr token list --query [].id` prints them. Each must be declared in `tokens`, by
   * its name. Its passwords stay as they are, in Azure only: they cannot be imported, and with `passwords` the token is refused.
   *
   * @default - tokens that are declared are created
   */
  readonly tokenIds?: string[];

  /**
   * The resource ids of private endpoints to import. Each must be declared in `privateLink.endpoints`, by its name, and is
   * taken to be in the resource group of its id unless you set one. Its connection, addresses and DNS records stay as
   * they are, and so do its region and tags where they are not set.
   *
   * @default - private endpoints that are declared are created
   */
  readonly privateEndpointIds?: string[];
}
