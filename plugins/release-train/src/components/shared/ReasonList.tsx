import { makeStyles } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import ChecklistIcon from '@material-ui/icons/PlaylistAddCheck';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import LockIcon from '@material-ui/icons/LockOutlined';
import PeopleIcon from '@material-ui/icons/PeopleOutline';
import TimerIcon from '@material-ui/icons/Timer';
import UnderWayIcon from '@material-ui/icons/Autorenew';
import type { RefusalReason } from '../../api/ReleaseTrainApiError';
import { guardWords } from '../../translation/guardWords';
import { useWords } from '../../translation/useWords';
import { Instant, RelativeTime } from './Instant';
import { StandingChip } from './StandingChip';

const ICONS: Record<string, typeof InfoIcon> = {
  ACTIVE_DEPLOYMENT: UnderWayIcon,
  APPROVAL_BY_AUTHOR: LockIcon,
  APPROVAL_BY_OUTSIDER: LockIcon,
  APPROVAL_NOT_PERMITTED: LockIcon,
  APPROVAL_BY_REQUESTER: LockIcon,
  NOT_PERMITTED: LockIcon,
  CHECKLIST: ChecklistIcon,
  FROZEN: TimerIcon,
  LOCKED: LockIcon,
  OBJECTION: BlockIcon,
  VETOED: BlockIcon,
  QUORUM: PeopleIcon,
  SOAK: TimerIcon,
};

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/** Every reason why something cannot be done now, and until when where that is known. */
export const ReasonList = (props: {
  id?: string;
  label: string;
  reasons: readonly RefusalReason[];
}) => {
  const classes = useStyles();
  const { t, tKey } = useWords();
  return (
    <ul id={props.id} aria-label={props.label} className={classes.list}>
      {props.reasons.map(reason => {
        const Icon = ICONS[reason.code] ?? InfoIcon;
        return (
          <li key={`${reason.code} ${reason.message}`}>
            <StandingChip
              standing="attention"
              icon={<Icon />}
              label={
                <>
                  {guardWords(tKey, reason)}
                  {reason.eligibleAt && (
                    <>
                      {' · '}
                      {t('common.until')} <Instant value={reason.eligibleAt} />
                      {' · '}
                      <RelativeTime value={reason.eligibleAt} />
                    </>
                  )}
                </>
              }
            />
          </li>
        );
      })}
    </ul>
  );
};
