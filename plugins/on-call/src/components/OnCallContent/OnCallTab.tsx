import { useWho } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { isForbidden } from '../shared/ErrorNotice';
import { Reading } from '../shared/Panel';
import { CannotSay } from './CannotSay';
import { LoadingLayout } from './LoadingLayout';
import { NotAnnotated, NotConfigured } from './NobodySays';
import { WhoLayout } from './WhoLayout';

/** The tab: who is on call, or why that cannot be said. */
export const OnCallTab = (props: { entityRef: string }) => {
  const { t } = useWords();
  const { entityRef } = props;
  const who = useWho({ entityRef });
  if (isForbidden(who.error)) {
    return (
      <CannotSay
        title={t('empty.forbiddenTitle')}
        description={t('empty.forbiddenDescription')}
      />
    );
  }
  if (who.isPending) return <LoadingLayout />;
  return (
    <Reading query={who} lines={6}>
      {data => {
        if (data.state === 'not-annotated') {
          return <NotAnnotated entityRef={entityRef} />;
        }
        if (data.state === 'not-configured') {
          return <NotConfigured who={data} entityRef={entityRef} />;
        }
        return <WhoLayout who={data} entityRef={entityRef} />;
      }}
    </Reading>
  );
};
