import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';

/**
 * What is open now and has to be handed over, by where it comes from. Where nothing is open is said
 * in one sentence, for to know it was looked at is worth no more.
 */
export const DraftSections = (props: { sections: Handoff['draft'] }) => {
  const { t } = useWords();
  const telling = props.sections.filter(
    ({ items, problem }) => items.length > 0 || problem,
  );
  const silent = props.sections.filter(section => !telling.includes(section));
  return (
    <>
      {telling.map(({ title, items, problem }) => (
        <div key={title} role="group" aria-label={title}>
          <Typography variant="subtitle2" component="p">
            {title}
          </Typography>
          {problem && (
            <Typography variant="body2">
              {t('handoff.problem', { problem })}
            </Typography>
          )}
          {items.length > 0 && (
            <ul style={{ margin: 0 }}>
              {items.map(({ text, url }) => (
                <Typography
                  key={`${text} ${url}`}
                  component="li"
                  variant="body2"
                >
                  {url ? (
                    <Link to={url} underline="always">
                      {text}
                    </Link>
                  ) : (
                    text
                  )}
                </Typography>
              ))}
            </ul>
          )}
        </div>
      ))}
      {silent.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('handoff.nothingIn', {
            sections: silent.map(({ title }) => title).join(', '),
          })}
        </Typography>
      )}
    </>
  );
};
