import { Link } from '@backstage/core-components';
import { shortSha } from '@signalbox/backstage-plugin-release-train-common';
import type { Waiting } from '../../../run/waiting';
import { useWords } from '../../../translation/useWords';
import { Instant } from '../../shared/Instant';
import { Actor } from '../../shared/Person';
import { DeploymentStateChip } from '../../shared/StateChip';

/** What is waited for and for whom, in a few words. */
export const WaitingWords = (props: {
  waiting: Waiting;
  /** The group whose members may approve. */
  approvers: string;
}) => {
  const { t } = useWords();
  const { waiting } = props;
  switch (waiting.kind) {
    case 'human':
    case 'confirm':
      return (
        <>{t(`board.${waiting.kind}`, { environment: waiting.environment })}</>
      );
    case 'objection':
      return (
        <>
          {t('board.objection')} · <Actor actor={waiting.userRef} />
        </>
      );
    case 'yourLgtm':
      return (
        <>
          <b>{t('board.yourLgtm')}</b> ·{' '}
          {t('board.lgtm', { count: waiting.missing })} {t('board.of')}{' '}
          <Actor actor={props.approvers} />
        </>
      );
    case 'lgtm':
      return (
        <>
          {t('board.lgtm', { count: waiting.missing })} {t('board.of')}{' '}
          <Actor actor={props.approvers} />
        </>
      );
    case 'hold':
      return (
        <>
          {t('board.hold')}{' '}
          <Link to={waiting.hold.url} underline="always">
            #{waiting.hold.pullNumber}
          </Link>{' '}
          {waiting.hold.title} · {t('board.heldBy')}{' '}
          <Actor actor={waiting.hold.askedBy} />
        </>
      );
    case 'openCases':
    case 'failedCases':
      return (
        <>
          {t(`board.${waiting.kind}`, {
            open: String(waiting.count),
            total: String(waiting.total),
          })}
        </>
      );
    case 'underWay':
      return (
        <>
          {t('board.underWay', { environment: waiting.environment })}{' '}
          <DeploymentStateChip state={waiting.state} />
        </>
      );
    case 'backMerge':
      return <>{t('board.backMerge', { sha: shortSha(waiting.sha) })}</>;
    default:
      return (
        <>
          {t('board.soak')} <Instant value={waiting.until} style="day" />
        </>
      );
  }
};
