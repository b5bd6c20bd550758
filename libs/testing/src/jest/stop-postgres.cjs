/** Ends the PostgreSQL of this run, with everything in it. */
module.exports = async function stopTestPostgres() {
  await globalThis.batchwrightTestPostgres?.stop();
};
