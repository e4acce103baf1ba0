import * as limits from '../azure/limits';
import { resourceId } from '../azure/resource-ids';
import type { Fault } from '../errors';
import { known } from '../model/known';
import { unreadable } from '../model/reader';
import type { PlaceModel } from '../model/registry';
import { repeats } from './repeats';
import { resourceIdFaults } from './resource-ids';
import type { Rule } from './rule';

export const diagnosticsHaveADestination: Rule = ({ diagnostics }) => {
  if (diagnostics === undefined) return [];
  const { workspaceId, storageAccountId, eventHubRuleId, partnerSolutionId, eventHubName } = diagnostics;
  if (eventHubName !== undefined && eventHubName !== unreadable && eventHubRuleId === undefined) {
    return [
      {
        what: 'diagnostics.eventHubName is without diagnostics.eventHubAuthorizationRuleId',
        got: eventHubName,
        todo: 'pass the id of a rule of the namespace too',
      },
    ];
  }
  const isSent = [workspaceId, storageAccountId, eventHubRuleId, partnerSolutionId].some((id) => id !== undefined);
  return isSent
    ? []
    : [{ what: 'diagnostics go nowhere', todo: 'pass logAnalyticsWorkspaceId, or one of the other destinations' }];
};

export const diagnosticsSendSomething: Rule = ({ diagnostics }) =>
  diagnostics?.categories?.length === 0 && !diagnostics.metrics
    ? [{ what: 'diagnostics send nothing, neither logs nor metrics', todo: 'leave categories or metrics out, for all' }]
    : [];

export const diagnosticsAreWellFormed: Rule = ({ diagnostics }) => {
  if (diagnostics === undefined) return [];
  const {
    workspaceId,
    storageAccountId,
    eventHubRuleId,
    partnerSolutionId,
    eventHubName,
    statedName: name,
  } = diagnostics;
  return [
    ...resourceIdFaults('diagnostics.logAnalyticsWorkspaceId', workspaceId, 'workspace', {
      name: 'a Log Analytics workspace',
      attribute: 'workspace.id',
    }),
    ...resourceIdFaults('diagnostics.storageAccountId', storageAccountId, 'storageAccount', {
      name: 'a storage account',
      attribute: 'account.id',
    }),
    ...resourceIdFaults('diagnostics.eventHubAuthorizationRuleId', eventHubRuleId, 'eventHubRule', {
      name: 'an authorization rule of an Event Hubs namespace',
      attribute: 'rule.id',
    }),
    ...(partnerSolutionId === undefined || !known(partnerSolutionId) || resourceId.test(partnerSolutionId)
      ? []
      : [
          {
            what: 'diagnostics.partnerSolutionId is not a resource id',
            got: partnerSolutionId,
            todo: 'pass the id of the partner service, such as monitor.id',
          },
        ]),
    ...(eventHubName === undefined || !known(eventHubName) || limits.eventHubName.test(eventHubName)
      ? []
      : [
          {
            what: 'diagnostics.eventHubName is not the name of an event hub',
            got: eventHubName,
            todo: 'use 1 to 256 letters, digits, ".", "-" and "_", with a letter or digit first and last',
          },
        ]),
    ...(name === undefined ? [] : nameFaults(name)),
  ];
};

function nameFaults(name: string): Fault[] {
  const { forbidden, maxBytes } = limits.diagnosticSettingName;
  if (!known(name)) return [];
  const isFit = name !== '' && !forbidden.test(name) && Buffer.byteLength(name) <= maxBytes;
  return isFit
    ? []
    : [
        {
          what: 'diagnostics.name is not a name for a diagnostic setting',
          got: name,
          todo: `use 1 to ${maxBytes} bytes, without < > * % & : \\ ? + /`,
        },
      ];
}

export const alertsReachSomebody: Rule = ({ alerts }) => {
  const groups = alerts?.actionGroups;
  if (groups === undefined) return [];
  if (groups.length === 0) {
    return [
      { what: 'alerts.actionGroupIds is empty', got: [], todo: 'pass the id of an action group, actionGroup.id' },
    ];
  }
  return groups.length <= limits.actionGroups
    ? []
    : [
        {
          what: `alerts.actionGroupIds has ${groups.length} action groups`,
          todo: `name at most ${limits.actionGroups}, Azure tells no more`,
        },
      ];
};

export const actionGroupsAreValid: Rule = ({ alerts }) => {
  const groups = (alerts?.actionGroups ?? []).map(({ value, key }, i) => ({
    option: `alerts.actionGroupIds[${i}]`,
    value,
    key,
  }));
  return [
    ...groups.flatMap(({ option, value }) =>
      resourceIdFaults(option, value, 'actionGroup', { name: 'an action group', attribute: 'actionGroup.id' }),
    ),
    ...repeats(groups, ({ key, value }) => (value === unreadable ? undefined : key)).map(({ item, first }) => ({
      what: `${item.option} repeats ${first.option}`,
      got: item.value,
      todo: 'name each action group once',
    })),
  ];
};

/** Service Health compares regions by the name that is displayed. */
export const alertRegionsAreNamed: Rule = ({ alerts }) => {
  if (alerts?.serviceHealth !== true) return [];
  return alerts.locations
    .filter(({ name, place }) => name === undefined && (place.facts !== undefined || isLate(place)))
    .map(({ place }): Fault =>
      known(place.region)
        ? {
            what: `alerts.serviceHealth needs the name by which Azure displays ${place.option}`,
            got: place.region,
            todo: 'state it in regionCatalog as Azure displays it, such as { name: "West Europe" }',
          }
        : {
            what: `alerts.serviceHealth needs the name of ${place.option}, which is late-bound`,
            todo: 'pass a region that is known at synth, such as group.locationInput, or set alerts.serviceHealth to false',
          },
    );
};

/** Of a late-bound replica another rule tells. */
function isLate({ option, region }: PlaceModel): boolean {
  return option === 'homeRegion' && !known(region) && region !== unreadable;
}

export const alertsTellOfSomething: Rule = ({ alerts }) => {
  if (alerts === undefined) return [];
  const { serviceHealth, resourceHealth, storageGibibytes, failingPulls, failingPushes } = alerts;
  return serviceHealth || resourceHealth || storageGibibytes !== undefined || failingPulls || failingPushes
    ? []
    : [{ what: 'alerts tell of nothing', todo: 'leave serviceHealth or resourceHealth on, or leave alerts out' }];
};

export const storageAlertsCanFire: Rule = ({ alerts, sku }) => {
  const got = alerts?.storageGibibytes;
  const most = limits.storageTebibytes[sku] * 1024;
  if (got === undefined || !known(got) || (got > 0 && got < most)) return [];
  return [
    {
      what: 'alerts.storageGibibytes is out of range',
      got: Number.isFinite(got) ? got : String(got),
      todo: `use more than 0 and less than ${most}, what sku "${sku}" may hold`,
    },
  ];
};
