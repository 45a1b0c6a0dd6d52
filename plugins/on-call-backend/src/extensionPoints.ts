import type { BackendPluginRegistrationPoints } from '@backstage/backend-plugin-api';
import {
  onCallHandoffExtensionPoint,
  onCallMessengersExtensionPoint,
  onCallReadinessExtensionPoint,
  onCallSourcesExtensionPoint,
  type HandoffContributor,
  type OnCallMessenger,
  type OnCallSource,
  type ReadinessProbe,
} from '@signalbox/backstage-plugin-on-call-node';

/** What modules have brought, complete once the plugin is initialized. */
export interface Brought {
  sources: Map<string, OnCallSource>;
  messengers: Map<string, OnCallMessenger>;
  probes: Map<string, ReadinessProbe>;
  contributors: HandoffContributor[];
}

function addOnce<T>(
  found: Map<string, T>,
  name: string,
  what: string,
  added: T,
) {
  if (found.has(name)) {
    throw new Error(`There is a ${what} '${name}' already`);
  }
  found.set(name, added);
}

/** Opens the extension points and keeps what modules add. */
export function registerExtensionPoints(
  env: Pick<BackendPluginRegistrationPoints, 'registerExtensionPoint'>,
): Brought {
  const brought: Brought = {
    sources: new Map(),
    messengers: new Map(),
    probes: new Map(),
    contributors: [],
  };
  env.registerExtensionPoint(onCallSourcesExtensionPoint, {
    addSource: source =>
      addOnce(brought.sources, source.name, 'source', source),
  });
  env.registerExtensionPoint(onCallMessengersExtensionPoint, {
    addMessenger: messenger =>
      addOnce(brought.messengers, messenger.name, 'messenger', messenger),
  });
  env.registerExtensionPoint(onCallReadinessExtensionPoint, {
    addProbe: probe =>
      addOnce(brought.probes, probe.kind, 'readiness probe', probe),
  });
  env.registerExtensionPoint(onCallHandoffExtensionPoint, {
    addContributor: contributor => void brought.contributors.push(contributor),
  });
  return brought;
}
