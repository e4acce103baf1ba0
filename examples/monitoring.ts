/** Logs, metrics and alerts: who pulled what, and a notification when Azure reports an incident in a region of the registry. */
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class MonitoringStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'watched-images', location: 'North Europe' });
    const workspace = new LogAnalyticsWorkspace(this, 'Logs', {
      name: 'watched-images-logs',
      resourceGroupName: group.name,
      location: group.location,
      sku: 'PerGB2018',
      retentionInDays: 90,
    });
    const onCall = new MonitorActionGroup(this, 'OnCall', {
      name: 'on-call',
      shortName: 'on-call',
      resourceGroupName: group.name,
      emailReceiver: [{ name: 'platform', emailAddress: 'platform@contoso.com' }],
    });

    new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'watchedimages',
      resourceGroupName: group.name,
      homeRegion: 'North Europe',
      replicas: [{ region: 'West Europe' }, { region: 'UK South' }],
      // All logs and all metrics. The options categories and metrics limit them.
      diagnostics: { logAnalyticsWorkspaceId: workspace.id },
      alerts: {
        actionGroupIds: [onCall.id],
        storageGibibytes: 400,
        failingPulls: true,
      },
    });
  }
}

export const app = new App();
new MonitoringStack(app, 'monitoring');
app.synth();
