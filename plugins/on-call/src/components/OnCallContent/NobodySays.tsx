import {
  ON_CALL_ROTATION_ANNOTATION,
  PAGERDUTY_SERVICE_ANNOTATION,
  type WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { CannotSay } from './CannotSay';
import { YamlToCopy } from './YamlToCopy';

/** Nothing names a rotation for the entity: which annotations would. */
export const NotAnnotated = (props: { entityRef: string }) => {
  const { t } = useWords();
  const { entityRef } = props;
  return (
    <CannotSay
      title={t('empty.notAnnotatedTitle')}
      description={t('empty.notAnnotatedDescription', { entityRef })}
      action={
        <YamlToCopy
          yaml={`metadata:
  annotations:
    # A rotation of the configuration …
    ${ON_CALL_ROTATION_ANNOTATION}: your-rotation
    # … or a service of PagerDuty.
    ${PAGERDUTY_SERVICE_ANNOTATION}: PXXXXXX
`}
        />
      }
    />
  );
};

/** A rotation is named that there is not: its name, and how it would be configured. */
export const NotConfigured = (props: {
  who: WhoIsOnCall;
  entityRef: string;
}) => {
  const { t } = useWords();
  const { who, entityRef } = props;
  const rotation = who.named ?? '';
  return (
    <CannotSay
      title={t('empty.notConfiguredTitle', { rotation })}
      description={
        <>
          {t('empty.notConfiguredDescription', { rotation, entityRef })}
          {who.inheritedFrom && (
            <>
              {' '}
              {t('empty.notConfiguredInherited', {
                from: who.inheritedFrom,
                entityRef,
              })}
            </>
          )}
        </>
      }
      action={
        <YamlToCopy
          yaml={`onCall:
  rotations:
    - id: ${rotation}
      timeZone: America/Los_Angeles
      # A Monday: the first shift begins then.
      anchor: '2026-02-23'
      handoff:
        time: '09:00'
      members:
        group: group:default/your-team
      manager: user:default/your-manager
`}
        />
      }
    />
  );
};
