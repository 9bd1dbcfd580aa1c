const markdown = require("markdown-it")();
const yaml = require("js-yaml");

// Dates stay text, which is what everyone prints.
const read = (text) => yaml.load(text, { schema: yaml.CORE_SCHEMA });
const uses = (record, id) =>
  record.themes.includes(id) || record.working_elements.some((entry) => entry.element === id);

module.exports = (config) => {
  config.addDataExtension("yml", read);
  config.addFilter("markdown", (text) => markdown.render(text));
  config.addFilter("users", (records, id) =>
    Object.entries(records).filter(([, record]) => uses(record, id)),
  );
  config.addFilter("rows", (records) => Object.entries(records));
  config.addFilter("told", (value) => (Array.isArray(value) ? value.join(", ") : value));
  return { dir: { input: "pages", data: "../data", includes: "../layouts", output: "site" } };
};
