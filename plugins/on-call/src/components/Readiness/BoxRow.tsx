import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { Person } from '../shared/Person';
import { StandingChip } from '../shared/StandingChip';
import type { Standing } from '../shared/statusStyles';
import { stateOf, type Box, type BoxName } from './boxes';

const STANDINGS: Record<Box['state'], Standing> = {
  yes: 'good',
  no: 'bad',
  unknown: 'attention',
  expired: 'attention',
};

const useStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
  },
  name: { minWidth: theme.spacing(9) },
}));

/** One box of a check: how it stands, who found that and when, until when it holds. */
export const BoxRow = (props: {
  name: BoxName;
  check: string;
  box: Box;
  /** The name of whose box it is; nothing for the reader's own. */
  person?: string;
  /** Whether people say how it is. */
  attested: boolean;
  onAttest: (state: 'yes' | 'no') => void;
}) => {
  const classes = useStyles();
  const { t } = useWords();
  const now = useServerNow();
  const { name, check, box, person } = props;
  const state = stateOf(box, now);
  const suffix = name === 'assigned' ? 'Assigned' : 'Works';
  return (
    <div className={classes.row}>
      <Typography variant="body2" component="span" className={classes.name}>
        {t(`readiness.${name}`)}
      </Typography>
      <StandingChip
        standing={STANDINGS[state]}
        label={t(`readiness.${state}`)}
      />
      <Typography variant="body2" component="span" color="textSecondary">
        {box.by === 'machine' && t('readiness.byMachine')}
        {box.by === 'person' && box.person && (
          <>
            {t('readiness.saidBy')} <Person person={box.person} />
          </>
        )}
        {box.at && (
          <>
            {' '}
            {t('readiness.on')} <Instant value={box.at} style="date" />
          </>
        )}
        {box.expiresAt && (state === 'yes' || state === 'expired') && (
          <>
            {' · '}
            {t(
              state === 'expired' ? 'readiness.expiredOn' : 'readiness.until',
            )}{' '}
            <Instant value={box.expiresAt} style="date" />
          </>
        )}
        {box.detail && <> · {box.detail}</>}
      </Typography>
      {props.attested && state !== 'yes' && (
        <Button
          size="small"
          variant="outlined"
          aria-label={
            person === undefined
              ? t(`readiness.iDid${suffix}`, { check })
              : t(`readiness.theyDid${suffix}`, { check, person })
          }
          onClick={() => props.onAttest('yes')}
        >
          {t(person === undefined ? 'readiness.iDid' : 'readiness.theyDid')}
        </Button>
      )}
      {props.attested && state === 'yes' && box.by === 'person' && (
        <Button
          size="small"
          aria-label={t(`readiness.notAnyMore${suffix}`, { check })}
          onClick={() => props.onAttest('no')}
        >
          {t('readiness.notAnyMore')}
        </Button>
      )}
    </div>
  );
};
