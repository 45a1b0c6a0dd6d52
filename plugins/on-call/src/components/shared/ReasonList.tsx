import { makeStyles } from '@material-ui/core/styles';
import type { OnCallReason } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { Instant } from './Instant';
import { StandingChip } from './StandingChip';

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

/** Every reason that the server gave, in its words, and until when where that is known. */
export const ReasonList = (props: {
  label: string;
  reasons: readonly OnCallReason[];
}) => {
  const classes = useStyles();
  const { t } = useWords();
  return (
    <ul aria-label={props.label} className={classes.list}>
      {props.reasons.map(reason => (
        <li key={`${reason.code} ${reason.message}`}>
          <StandingChip
            standing="attention"
            label={
              <>
                {reason.message}
                {reason.eligibleAt && (
                  <>
                    {' · '}
                    {t('common.until')} <Instant value={reason.eligibleAt} />
                  </>
                )}
              </>
            }
          />
        </li>
      ))}
    </ul>
  );
};
