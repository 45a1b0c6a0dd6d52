import { useEffect, useRef } from 'react';
import type {
  Deployment,
  DeploymentState,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';

/** Reads out how deployments go on, for those who cannot see the state change. */
export function useSpokenDeployments(
  deployments: readonly Deployment[] | undefined,
): void {
  const { t } = useWords();
  const { say } = useMessages();
  const known = useRef(new Map<string, DeploymentState>());

  useEffect(() => {
    if (!deployments) return;
    const isFirst = known.current.size === 0;
    for (const { id, state, environment } of deployments) {
      const before = known.current.get(id);
      known.current.set(id, state);
      if (before !== state && !(isFirst && before === undefined)) {
        say(
          t('deployment.changed', { environment, state: t(`state.${state}`) }),
        );
      }
    }
  }, [deployments, say, t]);
}
