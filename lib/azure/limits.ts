/** Azure's limits and names, with their sources. */

/**
 * A registry's name: 5 to 50 letters and digits, for the provider and for Azure (azurerm 4.55.0
 * containers/validate/container_registry_name.go).
 */
export const registryName = { pattern: /^[a-zA-Z0-9]+$/, min: 5, max: 50 };

/**
 * A resource group's name as the azurerm provider accepts it; Azure itself allows more letters
 * (azurerm 4.55.0, go-azure-helpers resourcegroups/validate.go).
 */
export const resourceGroupName = { pattern: /^[-\w._()]+$/, maxBytes: 90 };

/**
 * Tags: number and bytes by the provider (azurerm 4.55.0, go-azure-helpers tags/validate.go), characters and
 * case by Azure Resource Manager (learn.microsoft.com, Use tags to organize your Azure resources, Limitations).
 */
export const tags = { max: 50, keyBytes: 512, valueBytes: 256, forbiddenInKey: /[<>%&\\?/]/ };

/**
 * Words that Azure does not allow in names of resources with an accessible endpoint. It is not documented that
 * Container Registry applies the list, so it only causes a warning (MicrosoftDocs/azure-docs
 * error-reserved-resource-name.md, 2023-04-05).
 */
export const reservedWords = {
  whole: new Set(
    (
      'ACCESS AZURE BING BIZSPARK BIZTALK CORTANA DIRECTX DOTNET DYNAMICS EXCEL EXCHANGE FOREFRONT GROOVE ' +
      'HOLOLENS HYPERV KINECT LYNC MSDN O365 OFFICE OFFICE365 ONEDRIVE ONENOTE OUTLOOK POWERPOINT SHAREPOINT ' +
      'SKYPE VISIO VISUALSTUDIO XBOX'
    ).split(' '),
  ),
  part: /MICROSOFT|WINDOWS|^LOGIN/,
};

/**
 * The domain of registries in each cloud (learn.microsoft.com, Container Registry endpoint reference;
 * docs.azure.cn, firewall access rules; Azure Government, compare Azure services and global Azure).
 */
export const registryDomains = { public: 'azurecr.io', china: 'azurecr.cn', usgovernment: 'azurecr.us' } as const;

/**
 * A webhook's name with its region, and what its service URI must look like
 * (azurerm 4.55.0, containers/validate/container_registry_webhook_{name,service_uri}.go).
 */
export const webhook = { name: /^[a-zA-Z0-9]*$/, min: 5, max: 50, serviceUri: /^https?:\/\/\S+$/ };

/** How many webhooks a registry may have (MicrosoftDocs/azure-management-docs, container registry limits, 2026-02-10). */
export const webhooksOf = { Basic: 2, Standard: 10, Premium: 500 } as const;

/** How many IP rules a registry may have (as above; container-registry-access-selected-networks.md). */
export const ipRules = 200;

/** Days of the retention policy (azurerm 4.55.0; container-registry-retention-policy.md). */
export const retentionDays = { min: 0, max: 365 };

/** Where image layers come from without dedicated data endpoints (container-registry-firewall-access-rules.md). */
export const storageDomains = {
  public: 'blob.core.windows.net',
  china: 'blob.core.chinacloudapi.cn',
  usgovernment: 'blob.core.usgovcloudapi.net',
} as const;

/** How many private endpoints a registry may have; Azure support can raise it (as above). */
export const privateEndpoints = 200;

/**
 * Names of private endpoints and their parts, 2 to 80 characters (azurerm 4.55.0,
 * network/validate/private_link_name.go).
 */
export const privateLinkName = /^[a-zA-Z\d][a-zA-Z\d\-_.]*[a-zA-Z\d_]$/;

/** The message for the approver of a connection (azurerm 4.55.0, network/private_endpoint_resource.go). */
export const requestMessageBytes = 140;

/**
 * The addresses that Azure reserves in each subnet, at its start and end (learn.microsoft.com, Azure Virtual Network
 * FAQ).
 */
export const keptAddresses = { first: 4, last: 1 };

/**
 * The name of a diagnostic setting and of an event hub (azurerm 4.55.0, monitor/validate/monitor_diagnostic_setting.go,
 * eventhub/validate/eventhub_names.go).
 */
export const diagnosticSettingName = { forbidden: /[<>*%&:\\?+/]/, maxBytes: 260 };
export const eventHubName = /^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,254}[a-zA-Z0-9])?$/;

/** How many action groups an alert may notify (learn.microsoft.com, Azure Monitor service limits, alerts). */
export const actionGroups = 5;

/** The maximum storage of a registry, in TiB; Azure support can raise it (container registry limits, 2026-02-10). */
export const storageTebibytes = { Basic: 40, Standard: 40, Premium: 100 } as const;

/** The names of variables, and those that Terraform reserves (developer.hashicorp.com, Input Variables). */
export const variableName = {
  pattern: /^[a-zA-Z_][a-zA-Z0-9_-]*$/,
  // In addition to Terraform's: "_" and the id that constructs omit from names.
  reserved: new Set(
    'source version providers provider count for_each lifecycle depends_on locals _ Default'.split(' '),
  ),
  max: 200,
};

/**
 * The names of tokens and scope maps (azurerm 4.55.0, containers/validate/container_registry_{token,scope_map}_name.go), and
 * the description of a scope map (container_registry_scope_map_resource.go).
 */
export const tokenName = { pattern: /^[a-zA-Z][a-zA-Z0-9-]{4,48}$/, max: 49 };
export const scopeMapName = { pattern: /^[a-zA-Z0-9-]{5,49}$/, max: 49 };
export const scopeMapDescriptionBytes = 256;

/** How many tokens a registry may have, and how many scope maps of its own (container registry limits, 2026-02-10). */
export const tokensOf = { Basic: 100, Standard: 500, Premium: 50_000 } as const;

/** What a scope map may hold (container-registry-token-based-repository-permissions.md, 2025-05-01). */
export const scopeMap = { repositories: 500, actions: 500 };

/** A repository has a name of up to 255 characters (container-registry-token-based-repository-permissions.md, wildcards). */
export const repositoryNameLength = 255;
