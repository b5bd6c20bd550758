import { specimen } from '../../../deploy/local/demo/recipes/specimen-picture';
import { TaggedPdf } from './tagged-pdf';

const document = (): TaggedPdf => new TaggedPdf({ title: 'Record', subject: 'A record', author: 'Batchwright', lang: 'en', when: new Date('2026-01-01T00:00:00.000Z') });

describe('B13 a picture in print', () => {
  it('is drawn as a figure with words, and what cannot be drawn leaves the document whole', async () => {
    const pdf = document();
    expect(pdf.picture(specimen('photo', 'label.png', 'label').picture?.png ?? Buffer.alloc(0), 'The label')).toBe(true);
    expect(pdf.picture(Buffer.from('no picture'), 'Nothing')).toBe(false);
    const text = (await pdf.finish()).toString('latin1');
    expect(text).toContain('/Subtype /Image');
    expect(text).toMatch(/\/S \/Figure/);
  });
});
