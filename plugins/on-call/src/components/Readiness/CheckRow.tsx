import { useId, useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { ReadinessCheck } from '@signalbox/backstage-plugin-on-call-common';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { useMessages } from '../shared/Messages';
import { BoxActions } from './BoxActions';
import { BoxChip } from './BoxChip';
import { BOX_NAMES, countsWord, openBoxes, type BoxName } from './boxes';
import { Matters } from './Matters';
import { TokenDialog } from './TokenDialog';
import { useTokenLook } from './useReadinessActions';

const useStyles = makeStyles(theme => ({
  check: {
    padding: theme.spacing(0.75, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
  title: { flex: '1 1 auto', overflowWrap: 'anywhere' },
  boxes: { marginTop: theme.spacing(0.5) },
}));

const Where = (props: { url: string; check: string }) => {
  const { t } = useWords();
  return (
    <Link
      to={props.url}
      underline="always"
      aria-label={t('readiness.lookLabel', { check: props.check })}
    >
      {t('readiness.look')}
    </Link>
  );
};

/**
 * One thing to be ready with: its two boxes, and what can be said of them. What holds wholly is one
 * line, until the reader asks for more of it.
 */
export const CheckRow = (props: {
  check: ReadinessCheck;
  userRef: string;
  rotation?: string;
  /** The name of whose check it is; nothing for the reader's own. */
  person?: string;
  readOnly: boolean;
  onAttest: (box: BoxName, state: 'yes' | 'no') => void;
}) => {
  const classes = useStyles();
  const { t } = useWords();
  const { show } = useMessages();
  const now = useServerNow();
  const moreId = useId();
  const [looking, setLooking] = useState(false);
  const [asked, setAsked] = useState(false);
  const token = useTokenLook(props.userRef, props.rotation);
  const { check, person } = props;
  const { title } = check;
  const isOpen = openBoxes(check, now).length > 0;
  const unfolded = isOpen || asked;
  const chips = BOX_NAMES.map(name => (
    <BoxChip key={name} name={name} box={check[name]} />
  ));

  return (
    <div className={classes.check}>
      <div className={classes.row}>
        <Typography variant="body2" component="span" className={classes.title}>
          <b>{title}</b>
          {unfolded && check.description && (
            <Typography
              variant="caption"
              component="span"
              color="textSecondary"
            >
              {' · '}
              {check.description}
            </Typography>
          )}
        </Typography>
        {!isOpen && (
          <>
            {chips}
            <Button
              size="small"
              dense
              aria-expanded={asked}
              aria-controls={moreId}
              aria-label={t('readiness.moreOf', { check: title })}
              onClick={() => setAsked(!asked)}
            >
              {t(asked ? 'readiness.less' : 'readiness.more')}
            </Button>
          </>
        )}
        {isOpen && check.url && (
          <Typography variant="body2" component="span">
            <Where url={check.url} check={title} />
          </Typography>
        )}
      </div>
      <div id={moreId}>
        {unfolded && (
          <>
            <div className={`${classes.row} ${classes.boxes}`}>
              {BOX_NAMES.map((name, index) => (
                <span key={name} className={classes.row}>
                  {isOpen && chips[index]}
                  {!props.readOnly && countsWord(check[name], now) && (
                    <BoxActions
                      name={name}
                      check={title}
                      box={check[name]}
                      person={person}
                      // Beside the chip it is clear which box is meant; without it the words say so.
                      named={!isOpen}
                      onAttest={state => props.onAttest(name, state)}
                    />
                  )}
                </span>
              ))}
              {check.takesToken && person === undefined && (
                <Button
                  size="small"
                  variant="outlined"
                  dense
                  aria-label={t('readiness.tokenOpenLabel', { check: title })}
                  onClick={() => setLooking(true)}
                >
                  {t('readiness.tokenOpen')}
                </Button>
              )}
              {!isOpen && check.url && (
                <Typography variant="body2" component="span">
                  <Where url={check.url} check={title} />
                </Typography>
              )}
            </div>
            <Matters check={check} />
          </>
        )}
      </div>
      {check.takesToken && (
        <TokenDialog
          check={check}
          open={looking}
          pending={token.isPending}
          error={token.error}
          onLook={async secret => {
            if (await token.look(check.id, secret)) {
              setLooking(false);
              show({ text: t('readiness.tokenLooked') });
            }
          }}
          onClose={() => {
            setLooking(false);
            token.reset();
          }}
        />
      )}
    </div>
  );
};
