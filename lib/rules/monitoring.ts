import * as limits from '../azure/limits';
import { resourceId } from '../azure/resource-ids';
import type { Fault } from '../errors';
import { unreadable } from '../reading/kinds';
import type { Stated } from '../reading/notes';
import { known, plain } from '../text';
import { fault } from './checks/fault';
import { isNotedWithin } from './checks/noted';
import { repeats } from './checks/repeats';
import { resourceIdFaults } from './checks/resource-id';
import type { Rules } from './rule';

export const refused = {
  /** azurerm 4.55.0, monitor/monitor_diagnostic_setting_resource.go. */
  diagnosticsHaveADestination: ({ stated: { diagnostics } }) => {
    if (diagnostics === undefined) return [];
    const { eventHubName, eventHubAuthorizationRuleId: rule } = diagnostics;
    if (eventHubName !== undefined && eventHubName.value !== unreadable && rule === undefined) {
      const todo = 'pass the id of an authorization rule of the namespace as well';
      return [fault(eventHubName, 'is set without diagnostics.eventHubAuthorizationRuleId', todo)];
    }
    const { logAnalyticsWorkspaceId, storageAccountId, partnerSolutionId } = diagnostics;
    return [logAnalyticsWorkspaceId, storageAccountId, rule, partnerSolutionId].some((id) => id !== undefined)
      ? []
      : [
          {
            option: 'diagnostics',
            what: 'have no destination',
            todo: 'pass logAnalyticsWorkspaceId, or one of the other destinations',
          },
        ];
  },

  diagnosticsSendSomething: ({ diagnostics }) =>
    diagnostics?.categories?.length === 0 && !diagnostics.metrics
      ? [
          {
            option: 'diagnostics',
            what: 'send nothing, neither logs nor metrics',
            todo: 'leave categories out for all logs, or metrics out for all metrics',
          },
        ]
      : [],

  diagnosticsAreWellFormed: ({ stated: { diagnostics } }) =>
    diagnostics === undefined
      ? []
      : [
          ...resourceIdFaults(diagnostics.logAnalyticsWorkspaceId, 'workspace'),
          ...resourceIdFaults(diagnostics.storageAccountId, 'storageAccount'),
          ...resourceIdFaults(diagnostics.eventHubAuthorizationRuleId, 'eventHubRule'),
          ...unless(
            diagnostics.partnerSolutionId,
            (id) => resourceId.test(id),
            'is not a resource id',
            'pass the id of the partner solution, such as monitor.id',
          ),
          ...unless(
            diagnostics.eventHubName,
            (name) => limits.eventHubName.test(name),
            'is not the name of an event hub',
            'use 1 to 256 letters, digits, ".", "-" and "_", with a letter or digit first and last',
          ),
          ...unless(
            diagnostics.name,
            isSettingName,
            'is not a name for a diagnostic setting',
            `use 1 to ${limits.diagnosticSettingName.maxBytes} bytes, without < > * % & : \\ ? + /`,
          ),
        ],

  alertsReportSomething: ({ alerts, stated }) => {
    // Another rule reports what could not be read.
    if (alerts === undefined || isNotedWithin(stated.notes, 'alerts')) return [];
    const { serviceHealth, resourceHealth, storageGibibytes, failingPulls, failingPushes } = alerts;
    return serviceHealth || resourceHealth || storageGibibytes !== undefined || failingPulls || failingPushes
      ? []
      : [
          {
            option: 'alerts',
            what: 'report nothing',
            todo: 'leave serviceHealth or resourceHealth on, or leave alerts out',
          },
        ];
  },

  /** learn.microsoft.com, Azure Monitor service limits, alerts. */
  alertsReachSomebody: ({ alerts }) => {
    const count = alerts?.actionGroups?.length;
    const option = 'alerts.actionGroupIds';
    if (count === 0)
      return [{ option, what: 'is empty', got: [], todo: 'pass the id of an action group, actionGroup.id' }];
    return count === undefined || count <= limits.actionGroups
      ? []
      : [
          {
            option,
            what: `has ${count} action groups`,
            todo: `list at most ${limits.actionGroups}, the limit of Azure`,
          },
        ];
  },

  actionGroupsAreValid: ({ alerts }) => {
    const groups = alerts?.actionGroups ?? [];
    return [
      ...groups.flatMap((group) => resourceIdFaults(group, 'actionGroup')),
      ...repeats(groups, ({ key }) => key).map(({ item, first }) =>
        fault(item, `repeats ${first.path}`, 'list each action group once'),
      ),
    ];
  },

  /** Service Health compares regions by their display names. */
  alertRegionsAreNamed: ({ alerts, home }) => {
    if (alerts?.serviceHealth !== true) return [];
    return alerts.locations
      .filter(({ name, place }) => name === undefined && (place.facts !== undefined || place === home))
      .filter(({ place }) => place.region !== unreadable)
      .flatMap(({ place: { path, region, facts } }): Fault[] => {
        if (known(region)) {
          // Another rule reports a region that does not exist.
          if (facts === undefined) return [];
          return [
            {
              option: 'alerts.serviceHealth',
              what: `needs the display name of ${path}`,
              got: region,
              todo: 'add it to regionCatalog by its display name, such as { name: "West Europe" }',
            },
          ];
        }
        return [
          {
            option: 'alerts.serviceHealth',
            what: `needs the name of ${path}, which is late-bound`,
            todo: 'pass a region that is known at synth, such as group.locationInput, or set alerts.serviceHealth to false',
          },
        ];
      });
  },

  storageAlertsCanFire: ({ stated: { alerts }, sku }) => {
    const stated = alerts?.storageGibibytes;
    const most = limits.storageTebibytes[sku] * 1024;
    if (stated === undefined || !known(stated.value) || (stated.value > 0 && stated.value < most)) return [];
    const todo = `use more than 0 and less than ${most}, the storage limit of sku "${sku}"`;
    return [fault(stated, 'is out of range', todo)];
  },
} satisfies Rules;

/** A fault where a text is known and not valid. */
function unless(
  stated: Stated<string> | undefined,
  isRight: (text: string) => boolean,
  what: string,
  todo: string,
): Fault[] {
  const text = stated && plain(stated.value);
  return stated === undefined || text === undefined || isRight(text) ? [] : [fault(stated, what, todo)];
}

function isSettingName(name: string): boolean {
  const { forbidden, maxBytes } = limits.diagnosticSettingName;
  return name !== '' && !forbidden.test(name) && Buffer.byteLength(name) <= maxBytes;
}
