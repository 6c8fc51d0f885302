import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';
import type { AccessorLanguage } from './accessor.ts';
import { withLineEnds } from './layout.ts';
import { addToList } from './stringList.ts';

/** `ModelAliases.model(name)`, for Ruby 2.7 and later. */
export const rubyAccessor: AccessorLanguage = {
  id: 'ruby',
  grammar: 'ruby',
  generate: (aliases, _place, style) => withLineEnds(code(aliases), style),
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
    const assignment = root.descendantsOfType('assignment').find((node) => node.childForFieldName('left')?.text === 'ALIASES');
    const words = assignment?.descendantsOfType('string_array')[0];
    if (words !== undefined) return addToList(words, text, alias, { entries: ['bare_string'], open: 3, quote: '', separator: ' ' });
    const list = assignment?.descendantsOfType('array')[0];
    return list === undefined ? undefined : addToList(list, text, alias, { entries: ['string'], open: 1, quote: '"', separator: ', ' });
  },
};

function code(aliases: readonly string[]): string {
  const words = aliases.join(' ');
  const list = words.length <= 80 ? words : `\n${aliases.map((alias) => `    ${alias}\n`).join('')}  `;
  return String.raw`# frozen_string_literal: true

require "json"
require "pathname"

# Which model an alias stands for. Made by Promptshift.
#
# models.config.json decides. A change there, or of the alias's environment
# variable, holds from the next start.
module ModelAliases
  # The aliases this code uses.
  ALIASES = %w[${list}].freeze

  class << self
    # The id of the model that an alias stands for.
    #
    # @param name [String]
    # @return [String]
    def model(name)
      found = find(name)
      override = ENV[found["env"].to_s]
      return override unless override.nil? || override.empty?

      found.dig("environments", ENV["PROMPTSHIFT_ENV"].to_s, "default") || found["default"]
    end

    # A missing alias stops the program at its start, not at the first call that needs it.
    def check
      @path = find_config
      @known = read_config(@path)
      ALIASES.each { |name| find(name) }
    end

    private

    def find(name)
      found = @known.fetch(name) do
        raise KeyError, "There is no model alias \"#{name}\" in #{@path}; it has #{@known.keys.join(", ")}"
      end
      return found if found.is_a?(Hash) && found["default"].is_a?(String)

      raise KeyError, "The model alias \"#{name}\" in #{@path} has no \"default\""
    end

    def read_config(path)
      JSON.parse(path.read(mode: "r:BOM|UTF-8")).fetch("aliases").to_h
    rescue SystemCallError, JSON::ParserError, KeyError, NoMethodError, TypeError => e
      raise "#{path} cannot be read: #{e.message}"
    end

    # MODELS_CONFIG, else upward from this file, else upward from the working directory.
    def find_config
      named = ENV["MODELS_CONFIG"].to_s
      return Pathname.new(named).expand_path unless named.empty?

      starts = [Pathname.new(__dir__), Pathname.pwd]
      starts.each do |start|
        start.ascend do |folder|
          candidate = folder + "models.config.json"
          return candidate if candidate.file?
        end
      end
      raise "There is no models.config.json in #{starts.join(" or ")} or above; set MODELS_CONFIG to its path"
    end
  end

  check
  private_class_method :check
end
`;
}
