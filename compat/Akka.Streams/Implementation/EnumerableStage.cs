namespace Akka.Streams.Implementation;

/// <summary>
/// Enumerates anew in each materialisation, from the first demand on. It looks one element ahead, so as to complete
/// together with the last one; it does not dispose of an enumerator that it leaves early, as the original does not.
/// </summary>
internal sealed class EnumerableStage<T>(IEnumerable<T> elements) : SourceStage<T>
{
    private IEnumerator<T>? _rest;

    public override void OnPull()
    {
        if (_rest is null)
        {
            _rest = elements.GetEnumerator();
            if (!_rest.MoveNext())
            {
                Complete();
                return;
            }
        }

        Out.Push(_rest.Current);
        if (!_rest.MoveNext())
        {
            Complete();
        }
    }
}
